package io.forbear.console.audit;

import org.jspecify.annotations.Nullable;

/**
 * What somebody is about to do.
 *
 * @param subject who: the subject of the token
 * @param target what it is done to: topic-partition@offset, or the id of a parked record
 * @param reason why, in his words
 */
public record Deed(
        String subject,
        Action action,
        @Nullable String service,
        @Nullable String method,
        @Nullable String path,
        @Nullable String target,
        @Nullable String reason) {

    public Deed {
        subject = withoutNul(subject);
        reason = reason == null ? null : withoutNul(reason);
    }

    /** PostgreSQL keeps every character but this. */
    private static String withoutNul(String text) {
        return text.replace('\0', ' ');
    }

    /** Kinds of deeds. */
    public enum Action {
        RELAYED,
        UNMASKED,
        CORRECTED_COPY,
        SIGNED_IN
    }

    /** A call that is handed on to a service. */
    public static Deed relayed(
            String subject, String service, String method, String path, @Nullable String reason) {
        return new Deed(subject, Action.RELAYED, service, method, path, null, reason);
    }

    /** Personal data of a record are shown. */
    public static Deed unmasked(String subject, String target, String reason) {
        return new Deed(subject, Action.UNMASKED, null, null, null, target, reason);
    }

    /** A corrected copy of a parked record is published. */
    public static Deed correctedCopy(String subject, String service, String target, String reason) {
        return new Deed(subject, Action.CORRECTED_COPY, service, null, null, target, reason);
    }

    /** Somebody signed in. */
    public static Deed signedIn(String subject) {
        return new Deed(subject, Action.SIGNED_IN, null, null, null, null, null);
    }
}
