package io.forbear.packs.vectors;

/** A vector file that cannot be played; its message says what is wrong and where. */
final class InvalidVectorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidVectorException(String message) {
        super(message);
    }
}
