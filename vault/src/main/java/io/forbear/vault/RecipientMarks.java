package io.forbear.vault;

import com.google.crypto.tink.Mac;

/**
 * Marks by which a gateway knows again whom it has written to, without keeping numbers and
 * addresses.
 */
public final class RecipientMarks {
    private final Fingerprints fingerprints;

    private RecipientMarks(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** With the key that the gateway alone has. */
    public static RecipientMarks with(KeyFiles keys) {
        return new RecipientMarks(
                new Fingerprints(keys.primitive(KeyFiles.Name.RECIPIENTS, Mac.class)));
    }

    /** The same for equal texts, and nothing to be learnt from it without the key. */
    public byte[] of(String recipient) {
        return fingerprints.of(recipient);
    }
}
