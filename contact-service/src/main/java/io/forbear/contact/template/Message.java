package io.forbear.contact.template;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A wording, filled in.
 *
 * @param language BCP 47
 * @param subject of an e-mail; null: the wording has none
 * @param facts what was filled in, by field: with the wording's version, all that made the text
 */
public record Message(
        String language, @Nullable String subject, String text, SortedMap<String, String> facts) {}
