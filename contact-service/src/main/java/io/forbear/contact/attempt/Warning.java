package io.forbear.contact.attempt;

/**
 * What is odd about a report that is taken all the same: it tells of a real contact, which has to
 * be judged.
 *
 * @param field member of the report
 */
public record Warning(String field, String message) {}
