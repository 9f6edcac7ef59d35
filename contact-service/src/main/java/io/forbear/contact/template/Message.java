package io.forbear.contact.template;

import java.util.SortedMap;

/**
 * A wording, filled in.
 *
 * @param language BCP 47
 * @param facts what was filled in, by field: with the wording's version, all that made the text
 */
public record Message(String language, String text, SortedMap<String, String> facts) {}
