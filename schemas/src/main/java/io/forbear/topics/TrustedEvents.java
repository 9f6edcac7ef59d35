package io.forbear.topics;

import io.forbear.events.Channel;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/**
 * Avro since 1.12.2 makes no instance of a class it was not told to trust, not even an enum that is
 * a field's default. This trusts the events, and leaves every other class as it was.
 */
final class TrustedEvents {
    private static final String EVENTS = Channel.class.getPackageName();

    private TrustedEvents() {}

    static synchronized void declare() {
        var before = ClassSecurityValidator.getGlobal();
        if (!before.isTrusted(Channel.class)) {
            ClassSecurityPredicate events = type -> type.getPackageName().equals(EVENTS);
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(events, before));
        }
    }
}
