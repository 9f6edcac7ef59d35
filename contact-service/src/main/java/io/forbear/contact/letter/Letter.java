package io.forbear.contact.letter;

import java.time.Instant;
import java.util.List;

/**
 * What is said to whom.
 *
 * @param text the message, a line for each content of CN-LETTER-01
 * @param reference by which the customer is known to the bank
 * @param number of the letter
 * @param writtenAt when it was ordered
 * @param specimen whether it is only to be looked at
 */
record Letter(
        String text,
        String account,
        String reference,
        String number,
        Addressee addressee,
        Instant writtenAt,
        boolean specimen) {

    /**
     * To whom it goes.
     *
     * @param name of the person; of one whose name we must not know, what stands for it
     * @param address lines of the postal address
     */
    record Addressee(String name, List<String> address) {
        Addressee {
            address = List.copyOf(address);
        }

        /** A person's data has no place in a log. */
        @Override
        public String toString() {
            return "Addressee[…]";
        }
    }
}
