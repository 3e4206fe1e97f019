package dev.lapwing.continuity.poll;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A row of a log as a poll lists it.
 *
 * @param id the row's id
 * @param created in milliseconds since the epoch; empty where the row has no time that can be read, which a row that was
 *     written by hand may lack
 * @param hash of everything the row says
 * @param address whether it tells the address of a request
 */
public record ListedRow(String id, OptionalLong created, long hash, Address address) {

    /** Whether a row tells where a request came from. */
    public enum Address {
        TOLD(1),
        /** It is a request and does not tell. */
        MISSING(0),
        /** It is no request. */
        NONE(-1);

        private final int flag;

        Address(int flag) {
            this.flag = flag;
        }

        /** The number that stands for it, in envelopes and in what is stored. */
        public int flag() {
            return flag;
        }

        public static Optional<Address> of(long flag) {
            return Arrays.stream(values())
                    .filter(address -> address.flag == flag)
                    .findFirst();
        }
    }
}
