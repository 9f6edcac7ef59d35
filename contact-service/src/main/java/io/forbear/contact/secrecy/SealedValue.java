package io.forbear.contact.secrecy;

import org.jspecify.annotations.Nullable;

/** A number or address as it lies in the database, or travels in a command. */
public final class SealedValue {
    private final byte[] bytes;
    private final byte @Nullable [] key;

    /**
     * A value in the database.
     *
     * @param key of the person, wrapped; null: it was sealed before persons had keys
     */
    public SealedValue(byte[] bytes, byte @Nullable [] key) {
        this.bytes = bytes.clone();
        this.key = key == null ? null : key.clone();
    }

    /** A value for a gateway. */
    SealedValue(byte[] bytes) {
        this(bytes, null);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether it is sealed with a person's key. */
    public boolean isKeyed() {
        return key != null;
    }

    byte @Nullable [] key() {
        return key;
    }
}
