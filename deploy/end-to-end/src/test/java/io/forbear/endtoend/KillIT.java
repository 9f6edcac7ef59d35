package io.forbear.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.events.AccountStageChanged;
import io.forbear.events.ComplianceViolation;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactProposed;
import io.forbear.events.ViolationStatus;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} for every service, for the database and for the broker while events flow: nothing
 * is lost, nothing is done twice. The outbox, the consumers and the streams each die, or lose what
 * they stand on, at moments of their own.
 */
class KillIT {
    /**
     * A consumer that is killed in the middle of a rebalance is missed only a session later, and
     * its group is given out anew only another one later; on a busy machine that comes on top of a
     * start.
     */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int DEBTORS = 60;
    private static final int MISDEEDS = 20;
    private static final List<String> VICTIMS =
            List.of(
                    "postgres",
                    "kafka",
                    "account-service",
                    "compliance-service",
                    "contact-service",
                    "plan-service");
    private static final RunningSystem SYSTEM = RunningSystem.shared();

    @Test
    void losesNothingAndDoesNothingTwice() {
        var known = SYSTEM.log().length();
        int portion = DEBTORS / VICTIMS.size();
        var stories = new ArrayList<Story>();
        var bypassed = new ArrayList<Story>();
        for (int i = 0; i < DEBTORS; i++) {
            var story = Story.of("kill");
            stories.add(story);
            SYSTEM.publish(Topics.DEBTOR_PROFILE, story.profile());
            SYSTEM.publish(Topics.ACCOUNT_OVERDUE, story.overdue("321.0000"));
            if (i % (DEBTORS / MISDEEDS) == 0) {
                bypassed.add(story);
                SYSTEM.publish(
                        Topics.CONTACT_ATTEMPTED, story.callWithoutPermit(RunningSystem.START));
            }
            if (i % portion == portion / 2) {
                SYSTEM.kill(VICTIMS.get(i / portion));
            }
        }
        awaitEverythingOnce(stories, bypassed);
        assertThat(SYSTEM.log().substring(known))
                .contains(VICTIMS.stream().map(v -> v + " ended by itself").toList());
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(SYSTEM.log().substring(known))
                                        .contains(
                                                VICTIMS.stream()
                                                        .map(v -> v + " serves again")
                                                        .toList()));
    }

    private static void awaitEverythingOnce(List<Story> stories, List<Story> bypassed) {
        var ids = stories.stream().map(Story::debtorId).toList();
        try (var stages = SYSTEM.follow(List.of(Topics.ACCOUNT_STAGE));
                var proposals = SYSTEM.follow(List.of(Topics.CONTACT_PROPOSED));
                var commands = SYSTEM.follow(List.of(Topics.COMMAND_SMS, Topics.COMMAND_VOICE));
                var violations = SYSTEM.follow(List.of(Topics.COMPLIANCE_VIOLATION))) {
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> {
                                assertThat(debtors(stages.all())).containsAll(ids);
                                assertThat(debtors(commands.all())).containsAll(ids);
                                assertThat(debtors(violations.all()))
                                        .containsAll(
                                                bypassed.stream().map(Story::debtorId).toList());
                            });
            proposals.all();
            assertStagesOnce(of(stages, ids));
            assertCommandsOnce(of(proposals, ids), of(commands, ids));
            assertViolationsOnce(of(violations, ids), bypassed);
        }
    }

    private static void assertStagesOnce(List<AccountStageChanged> stages) {
        assertThat(stages).extracting(AccountStageChanged::getEventId).doesNotHaveDuplicates();
        var accounts =
                stages.stream().collect(Collectors.groupingBy(AccountStageChanged::getAccountId));
        assertThat(accounts.values())
                .allSatisfy(
                        ofOne ->
                                assertThat(ofOne)
                                        .extracting(AccountStageChanged::getSequence)
                                        .isSorted()
                                        .doesNotHaveDuplicates());
    }

    private static void assertCommandsOnce(
            List<ContactProposed> proposals, List<ContactCommand> commands) {
        assertThat(proposals).extracting(ContactProposed::getProposalId).doesNotHaveDuplicates();
        assertThat(commands).extracting(ContactCommand::getCommandId).doesNotHaveDuplicates();
        assertThat(commands).extracting(ContactCommand::getProposalId).doesNotHaveDuplicates();
    }

    private static void assertViolationsOnce(
            List<ComplianceViolation> violations, List<Story> bypassed) {
        var raised =
                violations.stream()
                        .filter(v -> v.getStatus() == ViolationStatus.RAISED)
                        .filter(v -> v.getFinding().getRuleId().equals("FB-PERMIT-01"))
                        .toList();
        Map<String, Long> perDebtor =
                raised.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ComplianceViolation::getDebtorId, Collectors.counting()));
        assertThat(perDebtor).hasSize(bypassed.size());
        assertThat(perDebtor.values()).containsOnly(1L);
    }

    private static List<String> debtors(List<? extends ConsumerRecord<String, ?>> records) {
        return records.stream().map(ConsumerRecord::key).toList();
    }

    private static <V extends org.apache.avro.specific.SpecificRecord> List<V> of(
            Follower<V> follower, List<String> debtorIds) {
        return follower.all().stream()
                .filter(record -> debtorIds.contains(record.key()))
                .map(ConsumerRecord::value)
                .toList();
    }
}
