package io.forbear.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;

/** That code of a service names only topics of which the catalogue says it writes or reads them. */
final class OnlyOwnTopics extends ArchCondition<JavaClass> {
    private static final String NAME = "io\\.forbear\\.([a-z]+).*";

    OnlyOwnTopics() {
        super("name only topics that the catalogue gives to their service");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        var service = type.getPackageName().replaceAll(NAME, "$1") + "-service";
        if (isParty(service)) {
            type.getFieldAccessesFromSelf().stream()
                    .filter(access -> access.getTargetOwner().isEquivalentTo(Topics.class))
                    .filter(access -> !uses(service, named(access)))
                    .forEach(
                            access ->
                                    events.add(
                                            SimpleConditionEvent.violated(
                                                    type, access.getDescription())));
        }
    }

    private static boolean isParty(String service) {
        return Topics.all().stream().anyMatch(topic -> uses(service, topic));
    }

    private static boolean uses(String service, Topic<?> topic) {
        return topic.writers().contains(service) || topic.readers().contains(service);
    }

    private static Topic<?> named(JavaFieldAccess access) {
        return Topics.all().stream()
                .filter(topic -> isIn(topic, access.getTarget().getName()))
                .findAny()
                .orElseThrow(() -> new AssertionError(access.getDescription()));
    }

    private static boolean isIn(Topic<?> topic, String field) {
        try {
            return topic.equals(Topics.class.getField(field).get(null));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a field of Topics that is not public: " + field, e);
        }
    }
}
