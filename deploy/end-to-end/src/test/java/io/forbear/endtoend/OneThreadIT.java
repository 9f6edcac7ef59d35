package io.forbear.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.events.ContactCommand;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** From an overdue account to a lawful contact, and from an unlawful one to a violation. */
class OneThreadIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final RunningSystem SYSTEM = RunningSystem.shared();

    @Test
    void carriesOneTraceFromTheOverdueAccountToTheViolation() {
        var story = Story.of("trace");
        var trace = UUID.randomUUID().toString().replace("-", "");
        SYSTEM.publish(Topics.DEBTOR_PROFILE, story.profile());
        SYSTEM.publish(
                Topics.ACCOUNT_OVERDUE,
                story.overdue("99.0000"),
                "00-" + trace + "-00f067aa0ba902b7-01");

        try (var commands = SYSTEM.follow(List.of(Topics.COMMAND_SMS, Topics.COMMAND_VOICE));
                var violations = SYSTEM.follow(List.of(Topics.COMPLIANCE_VIOLATION))) {
            var command = first(commands, story.debtorId());
            assertThat(traceOf(command)).isEqualTo(trace);
            assertThat(command.value().getPermit().getPackVersions()).isNotEmpty();

            SYSTEM.publish(
                    Topics.CONTACT_ATTEMPTED,
                    tooLate(command.value()),
                    new String(command.headers().lastHeader("traceparent").value(), UTF_8));

            var violation = first(violations, story.debtorId());
            assertThat(traceOf(violation)).isEqualTo(trace);
            assertThat(violation.value().getFinding().getRuleId()).isEqualTo("FB-PERMIT-03");
        }
    }

    /** The report of a gateway that used its permit an hour after it had run out. */
    private static io.forbear.events.ContactAttempted tooLate(ContactCommand command) {
        return io.forbear.events.ContactAttempted.newBuilder(Story.carriedOut(command))
                .setOccurredAt(command.getPermit().getNotAfter().plus(Duration.ofHours(1)))
                .build();
    }

    private static String traceOf(ConsumerRecord<?, ?> record) {
        return new String(record.headers().lastHeader("traceparent").value(), UTF_8)
                .split("-", -1)[1];
    }

    private static <V extends org.apache.avro.specific.SpecificRecord>
            ConsumerRecord<String, V> first(Follower<V> follower, String debtorId) {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () ->
                                follower.all().stream()
                                        .filter(record -> debtorId.equals(record.key()))
                                        .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }
}
