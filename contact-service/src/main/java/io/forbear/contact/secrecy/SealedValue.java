package io.forbear.contact.secrecy;

/** A number or address as it lies in the database. */
public final class SealedValue {
    private final byte[] bytes;

    public SealedValue(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
