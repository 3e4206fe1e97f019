/// <reference path="../pb_data/types.d.ts" />
// Copies each row of PocketBase's log into a file that a shipper can follow: one line a row, as GET /api/logs gives it.
//
// Put it into pb_hooks. The file is pb_rows/rows.ndjson beside pb_hooks; LAPWING_ROWS_DIR names another folder,
// which must lie outside pb_hooks (PocketBase restarts on any change in there) and on a disk of this machine (writing
// is part of PocketBase's own saving of the log). It is opened for each row, so it can be moved away at any time.
// Of a row of over 200,000 characters long values are cut, which its data tell by "__pb_truncated__": shippers leave out
// long lines, and nobody must hide a request in one.
// For PocketBase 0.30 and newer, on Linux.

// Not the hook after success: it runs when all rows of a flush are saved, and sees the last of them each time.
onModelCreateExecute((e) => {
  e.next()
  try {
    const row = e.model
    const whole = JSON.stringify({
      id: row.id,
      created: row.created.string(),
      data: row.data,
      message: row.message,
      level: row.level,
    })
    // Handlers run by themselves, so what they call stands within them. The same limits as the connector's.
    const known = ["type", "url", "method", "status", "auth", "authId", "userIP", "remoteIP", "userAgent", "referer",
      "error", "details", "execTime"]
    const cut = (value) => typeof value == "string" && value.length > 4000 ? value.substring(0, 4000) + "..." : value
    const short = (text) => {
      const full = JSON.parse(text)
      const data = {}
      let others = 0
      for (const name of Object.keys(full.data || {})) {
        const value = full.data[name]
        const scalar = value === null || typeof value != "object"
        if (scalar && (known.includes(name) || (name.length <= 200 && others++ < 10))) {
          data[name] = cut(value)
        }
      }
      data["__pb_truncated__"] = true
      return JSON.stringify({
        id: full.id,
        created: full.created,
        data: data,
        message: cut(full.message),
        level: full.level,
      })
    }
    const line = whole.length > 200000 ? short(whole) : whole
    const dir = $os.getenv("LAPWING_ROWS_DIR") || `${__hooks}/../pb_rows`
    $os.mkdirAll(dir, 0o750)
    const root = $os.openRoot(dir)
    try {
      // 0x441 is O_WRONLY, O_CREAT and O_APPEND.
      const file = root.openFile("rows.ndjson", 0x441, 0o640)
      try {
        // A write that failed may have left half a line, which must not swallow this row.
        const torn = $app.store().get("lapwing.torn")
        $app.store().set("lapwing.torn", true)
        file.writeString((torn ? "\n" : "") + line + "\n")
        $app.store().remove("lapwing.torn")
      } finally {
        file.close()
      }
    } finally {
      root.close()
    }
  } catch (err) {
    // Only the id: what is in a row may be secret. PocketBase itself goes on.
    console.error(`lapwing.pb.js: row ${e.model.id} was not written: ${err}`)
  }
}, "_logs")
