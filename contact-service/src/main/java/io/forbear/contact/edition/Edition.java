package io.forbear.contact.edition;

import java.time.Instant;

/**
 * One version of a text. A stored one never changes.
 *
 * @param version as the text itself says
 * @param digest SHA-256 of the text in hexadecimal
 * @param author who uploaded it, subject of the token; {@link #FROM_FILE} for the first one, which
 *     is the file of the settings
 */
public record Edition(
        Kind kind,
        String version,
        String digest,
        String content,
        String author,
        Instant createdAt) {
    /** Author and activator of what the settings name. */
    public static final String FROM_FILE = "settings";
}
