/// <reference path="../pb_data/types.d.ts" />
// Writes into each row of PocketBase's log what the row by itself does not say: who signed in, which account was tried,
// what a change of rules or settings changed, how many records went out. It stands in the row's data as "meta".
//
// Put it, and lapwing_meta.js beside it, into pb_hooks. LAPWING_HASH_KEY, a secret of 16 characters or more in the
// environment, lets it write a keyed hash of the account that a login names; without it there is none. No password,
// token or body is ever written; settings that are secret, and texts within SQL, are left out. A fault in here never stops a request.
// For PocketBase 0.30 and newer. What the rules make of it: docs/detection.md.

// After the token was read (-1020) and before the addresses of superusers are compared (-1015), so that refused
// requests have it too.
routerUse(new Middleware((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, (lib) => {
    const route = e.request.pattern || ""
    const fields = { route: route }
    if (e.request.header.get("Authorization") && !e.auth) {
      fields.badToken = true
    }
    if (route == "POST /api/sql") {
      fields.sql = lib.sql(e.requestInfo().body["query"])
    }
    return fields
  })
  return e.next()
}, -1016, "lapwingMeta"))

onRecordAuthWithPasswordRequest((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, (lib) => ({
    k: "pw",
    col: e.collection.name,
    known: !!e.record,
    rid: e.record ? e.record.id : "",
    idh: lib.hash(e.identity),
  }))
  e.next()
})

// Comes once what was given was found right, before the second factor.
onRecordAuthRequest((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, () => {
    const fields = { rid: e.record.id, col: e.record.collection().name, method: e.authMethod }
    if (e.auth && e.auth.id != e.record.id) {
      fields.by = e.auth.id
      fields.byCol = e.auth.collection().name
    }
    return fields
  })
  e.next()
})

onRecordRequestOTPRequest((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, () => ({
    k: "otpAsk",
    col: e.collection.name,
    known: !!e.record,
    rid: e.record ? e.record.id : "",
  }))
  e.next()
})

onRecordAuthWithOTPRequest((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, () => ({ k: "otp", col: e.collection.name, rid: e.record ? e.record.id : "" }))
  e.next()
})

onRecordRequestPasswordResetRequest((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, () => ({ k: "resetAsk", col: e.collection.name, rid: e.record.id }))
  e.next()
})

onRecordConfirmPasswordResetRequest((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, () => ({ k: "resetDone", col: e.collection.name, rid: e.record.id }))
  e.next()
})

onSettingsUpdateRequest((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, (lib) => ({
    k: "settings",
    by: e.auth ? e.auth.id : "",
    changed: lib.changedSettings(lib.plain(e.oldSettings), lib.plain(e.newSettings)),
  }))
  e.next()
})

onCollectionCreateRequest((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, (lib) => ({
    k: "colNew",
    by: e.auth ? e.auth.id : "",
    name: e.collection.name,
    rules: lib.changedRules({}, lib.plain(e.collection)),
  }))
  e.next()
})

onCollectionUpdateRequest((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, (lib) => {
    const before = lib.plain($app.findCollectionByNameOrId(e.collection.id))
    const now = lib.plain(e.collection)
    return {
      k: "colEdit",
      by: e.auth ? e.auth.id : "",
      name: e.collection.name,
      rules: lib.changedRules(before, now),
      flips: lib.changedFields(before, now),
      options: lib.changedOptions(before, now),
    }
  })
  e.next()
})

onCollectionDeleteRequest((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, () => ({ k: "colDrop", by: e.auth ? e.auth.id : "", name: e.collection.name }))
  e.next()
})

onCollectionsImportRequest((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, () => ({
    k: "import",
    by: e.auth ? e.auth.id : "",
    n: e.collectionsData.length,
    deleteMissing: e.deleteMissing,
  }))
  e.next()
})

onRecordCreateRequest((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, (lib) => ({ k: "new", keys: lib.names(e.requestInfo().body) }))
  e.next()
})

onRecordUpdateRequest((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, (lib) => ({ k: "edit", rid: e.record.id, keys: lib.names(e.requestInfo().body) }))
  e.next()
})

onRecordsListRequest((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, () => ({ k: "list", items: e.records.length, total: e.result.totalItems }))
  e.next()
})

onRecordViewRequest((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, () => ({ k: "view", items: 1 }))
  e.next()
})

onFileDownloadRequest((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, () => ({ k: "file", protected: !!e.fileField.protected, field: e.fileField.name }))
  e.next()
})

onBatchRequest((e) => {
  require(`${__hooks}/lapwing_meta.js`).note(e, (lib) => ({
    k: "batch",
    n: e.batch.length,
    ops: e.batch.slice(0, 20).map((inner) => lib.cut(`${inner.method} ${inner.url}`, 200)),
  }))
  e.next()
})
