package io.forbear.compliance.intake;

import io.forbear.compliance.intake.Refusal.Reason;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Enums of events as enums of the kernel, which have the same names but no UNKNOWN. */
final class Symbols {
    private static final String UNKNOWN = "UNKNOWN";

    private Symbols() {}

    /**
     * The kernel's symbol.
     *
     * @throws RefusedRecord if the writer used a symbol that this version does not know
     */
    static <K extends Enum<K>> K known(Class<K> type, @Nullable Enum<?> symbol, String field) {
        var known = knownOrNull(type, symbol);
        if (known == null) {
            throw new RefusedRecord(
                    Reason.REJECTED,
                    field + " must be one of " + EnumSet.allOf(type) + ", found " + symbol);
        }
        return known;
    }

    /** The kernel's symbol, or null where the event does not say. */
    static <K extends Enum<K>> @Nullable K knownOrNull(Class<K> type, @Nullable Enum<?> symbol) {
        return symbol == null || symbol.name().equals(UNKNOWN)
                ? null
                : Enum.valueOf(type, symbol.name());
    }

    /**
     * All the kernel's symbols.
     *
     * @throws RefusedRecord if one is not known
     */
    static <K extends Enum<K>> Set<K> known(
            Class<K> type, Collection<? extends Enum<?>> symbols, String field) {
        var known = EnumSet.noneOf(type);
        symbols.forEach(symbol -> known.add(known(type, symbol, field)));
        return known;
    }
}
