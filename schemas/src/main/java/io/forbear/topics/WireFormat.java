package io.forbear.topics;

import java.nio.ByteBuffer;

/** What stands in front of an encoded event: Confluent's magic byte and the id of its schema. */
public final class WireFormat {
    /** Magic byte and four bytes of schema id. */
    public static final int PREFIX = 5;

    private WireFormat() {}

    /** Whether the bytes begin like an event. */
    public static boolean hasPrefix(byte[] value) {
        return value.length >= PREFIX && value[0] == 0;
    }

    /** The id of the schema the event was written with. */
    public static int schemaId(byte[] value) {
        return ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    }

    /** An encoded event with its prefix. */
    public static byte[] of(int schemaId, byte[] encoded) {
        return ByteBuffer.allocate(PREFIX + encoded.length)
                .put((byte) 0)
                .putInt(schemaId)
                .put(encoded)
                .array();
    }
}
