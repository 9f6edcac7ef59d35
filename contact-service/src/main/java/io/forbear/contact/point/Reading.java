package io.forbear.contact.point;

/** What became of reading a number or address. */
sealed interface Reading {

    record Understood(PointValue value) implements Reading {}

    /**
     * It cannot be used.
     *
     * @param field of the request that is at fault
     * @param reason what is wrong; never the value itself
     */
    record Refused(String field, String reason) implements Reading {}
}
