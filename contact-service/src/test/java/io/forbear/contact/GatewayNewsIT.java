package io.forbear.contact;

import static io.forbear.contact.WithContactService.newDebtor;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactProposed;
import io.forbear.events.NoticeKind;
import io.forbear.events.Placement;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.search.Search;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Commands taken back, chased and given up; contacts after a revocation; a line of debtors. */
class GatewayNewsIT implements WithContactService {
    @LocalServerPort private int port;
    @Autowired private MeterRegistry meters;

    @Test
    void takesACommandBackAndShowsAContactThatWasMadeAllTheSame() {
        var debtor = newDebtor();
        var asked = commanded(debtor);
        Surroundings.send(Topics.DEBTOR_NOTICE, Events.notice(debtor, NoticeKind.CEASE_REQUESTED));
        soon(() -> assertThat(Surroundings.read(Topics.COMMAND_CANCELLED, debtor)).hasSize(1));
        var cancelled = Surroundings.read(Topics.COMMAND_CANCELLED, debtor).getFirst();
        var command = Surroundings.read(Topics.COMMAND_SMS, debtor).getFirst();
        assertThat(cancelled.getCommandId()).isEqualTo(command.getCommandId());
        assertThat(cancelled.getPermitId()).isEqualTo(command.getPermit().getPermitId());
        assertThat(cancelled.getReason()).startsWith("CEASE_REQUESTED");
        assertThat(contact(debtor, asked).path("state").asString("")).isEqualTo("RECALLED");

        var report = Events.attempted(asked, UUID.randomUUID(), ContactOutcome.DELIVERED);
        Surroundings.send(
                Topics.CONTACT_ATTEMPTED,
                ContactAttempted.newBuilder(report)
                        .setOccurredAt(cancelled.getOccurredAt().plusSeconds(30))
                        .build());
        soon(
                () ->
                        assertThat(contact(debtor, asked).path("state").asString(""))
                                .isEqualTo("ATTEMPTED"));
        assertThat(contact(debtor, asked).path("madeAfterRecall").asBoolean(false)).isTrue();
        soon(
                () ->
                        assertThat(cease("forbear.contact.after.revocation").gauges())
                                .singleElement()
                                .extracting(Gauge::value)
                                .isEqualTo(1.0));
        soon(
                () ->
                        assertThat(cease("forbear.contact.revocation.latency").summaries())
                                .singleElement()
                                .satisfies(
                                        one -> {
                                            assertThat(one.count()).isEqualTo(1L);
                                            assertThat(one.max()).isGreaterThanOrEqualTo(30);
                                            assertThat(one.takeSnapshot().histogramCounts())
                                                    .extracting(CountAtBucket::count)
                                                    .contains(0.0, 1.0);
                                        }));
        var figures = Api.at(port).as("auditor").get("/revocations/latency");
        assertThat(figures.valueStream())
                .filteredOn(one -> one.path("kind").asString("").equals("CEASE"))
                .filteredOn(one -> one.path("channel").asString("").equals("SMS"))
                .singleElement()
                .extracting(one -> one.path("contacts").asInt(0))
                .isEqualTo(1);
    }

    @Test
    void chasesAReportAndCountsItsAbsenceUntilItComes() {
        var debtor = newDebtor();
        var asked = commanded(debtor);
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.REPORT_OVERDUE, debtor))
                                .extracting(one -> one.getTime())
                                .startsWith(1));
        soon(() -> assertThat(reports(debtor)).hasSize(1));
        var silence = reports(debtor).getFirst();
        assertThat(silence.getOutcome()).isEqualTo(ContactOutcome.UNREPORTED);
        assertThat(silence.getProposalId()).isEqualTo(asked.getProposalId());
        assertThat(silence.getEndpoint()).isEqualTo(asked.getEndpoint());
        assertThat(silence.getActor()).isEqualTo(asked.getActor());
        var before = figure("/unreported-commands", "gateway", "sms");
        assertThat(before.path("unreported").asInt(0)).isPositive();

        Surroundings.send(
                Topics.CONTACT_ATTEMPTED,
                Events.attempted(asked, UUID.randomUUID(), ContactOutcome.DELIVERED));
        soon(
                () ->
                        assertThat(
                                        figure("/unreported-commands", "gateway", "sms")
                                                .path("reportedLate")
                                                .asInt(0))
                                .isGreaterThan(before.path("reportedLate").asInt(0)));
        assertThat(contact(debtor, asked).path("state").asString("")).isEqualTo("ATTEMPTED");
    }

    @Test
    void spreadsWhatIsDueAtOnceOverTheSlotsOfItsGateway() {
        var debtors = IntStream.range(0, 25).mapToObj(_ -> newDebtor()).toList();
        var slow = Placement.newBuilder(Events.agency()).setLegalEntityId("SLOW").build();
        for (var debtor : debtors) {
            Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(debtor));
            Surroundings.send(
                    Topics.ACCOUNT_STAGE, Events.stage(debtor, "M1", 1).setPlacement(slow).build());
        }
        debtors.forEach(WithContactService::isAskedFor);
        var planned =
                debtors.stream()
                        .map(debtor -> Surroundings.read(Topics.CONTACT_PROPOSED, debtor))
                        .map(List::getFirst)
                        .map(ContactProposed::getPlannedAt)
                        .sorted()
                        .toList();
        // SLOW has no name, so it writes to nobody and calls; one a minute, but for those made up
        // for between two looks
        assertThat(Duration.between(planned.getFirst(), planned.getLast()))
                .isGreaterThan(Duration.ofMinutes(15));
        assertThat(figure("/pacing", "id", "slow-calls").path("perHour").asInt(0)).isEqualTo(60);
    }

    private Search cease(String meter) {
        return meters.find(meter).tags("kind", "CEASE", "channel", "SMS");
    }

    private ContactProposed commanded(String debtor) {
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(debtor));
        Surroundings.send(Topics.ACCOUNT_STAGE, Events.stage(debtor, "M1", 1).build());
        WithContactService.isAskedFor(debtor);
        var asked = Surroundings.read(Topics.CONTACT_PROPOSED, debtor).getFirst();
        Surroundings.send(Topics.CONTACT_DECIDED, Events.permitted(asked));
        soon(() -> assertThat(Surroundings.read(Topics.COMMAND_SMS, debtor)).hasSize(1));
        return asked;
    }

    private static List<ContactAttempted> reports(String debtor) {
        return Surroundings.read(Topics.CONTACT_ATTEMPTED, debtor);
    }

    private JsonNode contact(String debtor, ContactProposed asked) {
        return found(
                Api.at(port).as("auditor").get("/debtors/" + debtor + "/contacts").path("items"),
                "contactId",
                asked.getProposalId());
    }

    private JsonNode figure(String path, String name, String value) {
        return found(Api.at(port).as("auditor").get(path), name, value);
    }

    private static JsonNode found(JsonNode all, String name, String value) {
        return all.valueStream()
                .filter(one -> one.path(name).asString("").equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + value + " in " + all));
    }
}
