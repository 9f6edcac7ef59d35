package io.forbear.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a fact says, as 64 bits that are the same in every process and on every day, so that they
 * may be stored: equal facts have equal digests. A component that is null counts as absent, so that
 * a nullable one may be added to a record without changing the digests of older facts.
 */
final class FactDigest {
    // FNV-1a, 64 bits; it recognises what was known, it keeps no secret
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private FactDigest() {}

    static long of(Fact fact) {
        return digest(fact);
    }

    private static long digest(Object value) {
        return switch (value) {
            case Record composed -> ofRecord(composed);
            case Set<?> unordered -> unordered.stream().mapToLong(FactDigest::digest).sum();
            case Collection<?> ordered -> {
                var hash = OFFSET;
                for (var element : ordered) {
                    hash = mix(hash, digest(element));
                }
                yield hash;
            }
            case Enum<?> symbol -> ofText(symbol.name());
            default -> ofText(value.toString());
        };
    }

    private static long ofRecord(Record composed) {
        var hash = ofText(composed.getClass().getSimpleName());
        for (var component : composed.getClass().getRecordComponents()) {
            var value = read(component, composed);
            if (value != null) {
                hash = mix(mix(hash, ofText(component.getName())), digest(value));
            }
        }
        return hash;
    }

    private static @Nullable Object read(RecordComponent component, Record composed) {
        try {
            return component.getAccessor().invoke(composed);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every record of the kernel is readable to it", e);
        }
    }

    private static long ofText(String text) {
        var hash = OFFSET;
        for (var b : text.getBytes(UTF_8)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        return hash;
    }

    private static long mix(long hash, long next) {
        var mixed = hash;
        for (var shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            mixed = (mixed ^ (next >>> shift & 0xff)) * PRIME;
        }
        return mixed;
    }
}
