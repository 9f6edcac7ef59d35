package io.forbear.contact.template;

/**
 * A wording, filled in.
 *
 * @param language BCP 47
 */
public record Message(String language, String text) {}
