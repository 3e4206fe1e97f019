package dev.lapwing.connect.source;

/**
 * One row of a log.
 *
 * @param id the row's id, which is random
 * @param created the time it was written for, such as {@code 2006-01-02 15:04:05.000Z}
 * @param json the row as an item of PocketBase's logs API, secrets and all
 * @param hash of everything it says, however it is spelled: the same from API and database
 * @param address whether it tells the address of a request
 */
public record LogRow(String id, String created, String json, long hash, Address address) {

    /** Whether a row tells where a request came from. */
    public enum Address {
        TOLD,
        /** It is a request and does not tell. */
        MISSING,
        /** It is no request. */
        NONE
    }

    /** Names the row and hides what it says. */
    @Override
    public String toString() {
        return id + " of " + created;
    }
}
