package io.forbear.gateway.command;

import org.jspecify.annotations.Nullable;

/** Why a command was not made. */
public enum Because {
    /** The provider will never take it. */
    REFUSED,
    /** The permit was over. */
    EXPIRED,
    /** It was taken back. */
    CANCELLED;

    /** As it is stored; null stays so. */
    static @Nullable Because of(@Nullable String name) {
        return name == null ? null : valueOf(name);
    }
}
