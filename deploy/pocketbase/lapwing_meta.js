// What the handlers of lapwing_meta.pb.js share: each runs in a runtime of its own and sees nothing outside of itself.

const RULES = ["listRule", "viewRule", "createRule", "updateRule", "deleteRule", "authRule", "manageRule"]
const OPTIONS = ["passwordAuth", "otp", "mfa", "oauth2", "authAlert", "authToken", "viewQuery", "indexes"]
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b)

const cut = (value, most) => {
  const text = String(value === null || value === undefined ? "" : value)
  return text.length > most ? text.substring(0, most) + "..." : text
}

/** A value of the settings, at any depth: short, and nothing of what is secret, nor of a password within an address. */
const shown = (name, value) => {
  if (/pass|secret|key|token/i.test(name)) {
    return "(secret)"
  }
  if (Array.isArray(value)) {
    return value.slice(0, 50).map((each) => shown("", each))
  }
  if (value !== null && typeof value == "object") {
    const all = {}
    for (const inner of Object.keys(value)) {
      all[inner] = shown(inner, value[inner])
    }
    return all
  }
  return typeof value == "string" ? cut(value.replace(/\/\/[^/@]*@/, "//(secret)@"), 500) : value
}

// A text, a comment, or a quoted name, whichever comes first: a quote in one must not open another.
const SQL_PARTS = /'(?:[^']|'')*(?:'|$)|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"]|"")*(?:"|$)|`[^`]*(?:`|$)|\[[^\]]*(?:\]|$)/g

module.exports = {
  cut: cut,

  plain(value) {
    return JSON.parse(JSON.stringify(value))
  },

  /** Adds fields to the meta of the request's row; requests inside a batch share the row of the batch, whose name stays. */
  note(e, fields) {
    try {
      const meta = e.get("pbLogMeta") || {}
      const more = fields(module.exports)
      for (const name of Object.keys(more)) {
        const renames = name == "k" && meta.k == "batch"
        if (more[name] !== undefined && !renames) {
          meta[name] = more[name]
        }
      }
      e.set("pbLogMeta", meta)
    } catch (err) {
      console.error("lapwing_meta", err)
    }
  },

  /** The account that a login names, so that tries against one account are seen as such; nobody without the key can guess it. */
  hash(identity) {
    const key = $os.getenv("LAPWING_HASH_KEY")
    return key.length < 16 ? undefined : $security.hs256(String(identity).trim().toLowerCase(), key).substring(0, 32)
  },

  /** The beginning of SQL without its texts, which may be secret, and without what only fills: neither may push the rest out. */
  sql(query) {
    const bare = String(query || "").replace(SQL_PARTS, (part) =>
      part[0] == "'" ? "'...'" : part[0] == "-" || part[0] == "/" ? " " : part)
    return cut(bare.replace(/\s+/g, " ").trim(), 300)
  },

  /** Names that somebody sent, not their values. */
  names(body) {
    return Object.keys(body || {}).slice(0, 50).map((name) => cut(name, 60))
  },

  changedRules(before, now) {
    const changed = {}
    for (const rule of RULES) {
      const old = before[rule] === undefined ? null : before[rule]
      const later = now[rule] === undefined ? null : now[rule]
      if (old !== later) {
        changed[rule] = { old: old === null ? null : cut(old, 500), new: later === null ? null : cut(later, 500) }
      }
    }
    return changed
  },

  /** Fields that were hidden or protected and are not, or the other way round. */
  changedFields(before, now) {
    const changed = {}
    for (const field of now.fields || []) {
      const old = (before.fields || []).find((other) => other.id == field.id)
      for (const name of ["hidden", "protected"]) {
        if (old && !!old[name] != !!field[name]) {
          changed[field.name] = { ...changed[field.name], [name]: !!field[name] }
        }
      }
    }
    return changed
  },

  changedOptions(before, now) {
    return OPTIONS.filter((name) => !same(before[name], now[name]))
  },

  changedSettings(before, now) {
    const changed = {}
    for (const part of Object.keys(now)) {
      const old = before[part]
      const later = now[part]
      if (same(old, later)) {
        continue
      }
      if (later === null || typeof later != "object" || Array.isArray(later)) {
        changed[part] = { old: shown(part, old), new: shown(part, later) }
        continue
      }
      changed[part] = {}
      for (const name of Object.keys(later)) {
        if (!same((old || {})[name], later[name])) {
          changed[part][name] = { old: shown(name, (old || {})[name]), new: shown(name, later[name]) }
        }
      }
    }
    return changed
  },
}
