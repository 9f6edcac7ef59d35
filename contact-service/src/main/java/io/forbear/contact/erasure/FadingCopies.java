package io.forbear.contact.erasure;

import io.forbear.messaging.topics.RetentionSettings;
import io.forbear.topics.PersonalFields;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificData;
import org.springframework.stereotype.Component;

/** Tells which copies of personal data lie where nobody can destroy one, and when they are gone. */
@Component
class FadingCopies {
    private static final String COMMAND = "contact.command.";

    private final RetentionSettings retention;

    FadingCopies(RetentionSettings retention) {
        this.retention = retention;
    }

    /**
     * Those there may be.
     *
     * @param realNow real time, by which topics forget
     */
    List<Fading> since(Instant realNow) {
        var fading = new ArrayList<Fading>();
        for (var topic : Topics.all()) {
            if (PersonalFields.areIn(SpecificData.get().getSchema(topic.type()))) {
                fading.add(fading(topic, realNow));
            }
        }
        fading.add(
                gone(
                        "topics *" + Topic.PARKED_SUFFIX,
                        "records that a service could not process, as they came",
                        retention.atMost(retention.ofParked()),
                        realNow));
        fading.add(
                new Fading(
                        "backups and archived logs of the databases",
                        "rows as they were, with the wrapped key, which the master key opens",
                        null,
                        null));
        return List.copyOf(fading);
    }

    private Fading fading(Topic<?> topic, Instant realNow) {
        var where = "topic " + topic.name();
        return retention
                .of(topic)
                .map(kept -> gone(where, what(topic), retention.atMost(kept), realNow))
                .orElseGet(
                        () ->
                                new Fading(
                                        where,
                                        what(topic)
                                                + "; until "
                                                + String.join(" or ", topic.writers())
                                                + " replaces or deletes it",
                                        null,
                                        null));
    }

    private static String what(Topic<?> topic) {
        return topic.name().startsWith(COMMAND)
                ? "texts of messages; numbers and addresses, sealed for gateways"
                : "circumstances, by opaque ids";
    }

    private static Fading gone(String where, String what, Duration within, Instant realNow) {
        return new Fading(where, what, within, realNow.plus(within));
    }
}
