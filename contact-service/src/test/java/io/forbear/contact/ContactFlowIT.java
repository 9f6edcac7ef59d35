package io.forbear.contact;

import static io.forbear.contact.WithContactService.newDebtor;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.Channel;
import io.forbear.events.ComplaintKind;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactDecided;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactProposed;
import io.forbear.events.DebtCoverage;
import io.forbear.events.DisclosedItem;
import io.forbear.events.NoticeKind;
import io.forbear.testing.Api;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** From the stage of an account to the gateways and back; the tests play the gate. */
class ContactFlowIT implements WithContactService {
    @Value("${local.server.port}")
    private int port;

    @Autowired private DatabaseClient database;

    private String debtor = "";

    @BeforeEach
    void isSomebodyNew() {
        debtor = newDebtor();
    }

    @Test
    void commandsAPermittedContactAndGoesOnThroughTheStrategy() {
        overdue();
        var asked = proposal(1);
        assertThat(asked.getChannel()).isEqualTo(Channel.SMS);
        // the second version is activated by another test of the same service
        assertThat(asked.getStrategy()).isIn("early@it", "early@it-2");
        assertThat(asked.getStep()).isEqualTo("sms");
        assertThat(asked.getStatedAmount().getAmount()).isEqualByComparingTo("1234.5");
        assertThat(asked.getDisclosed()).contains(DisclosedItem.OPT_OUT_NOTICE);
        assertThat(asked.getActor().getLegalEntityId()).isEqualTo("BANK");

        var decision = Events.permitted(asked);
        Surroundings.send(Topics.CONTACT_DECIDED, decision);
        var command = command(Topics.COMMAND_SMS);
        assertThat(command.getProposalId()).isEqualTo(asked.getProposalId());
        assertThat(command.getPermit()).isEqualTo(decision.getPermit());
        assertThat(command.getCausationId()).isEqualTo(decision.getEventId());
        assertThat(command.getMessage()).contains("1,234.50元").contains("拒收请回复R");
        assertThat(command.getLanguage()).isEqualTo("zh-CN");
        assertThat(command.getJurisdictions()).containsExactly("CN");
        assertThat(command.getDisclosed()).isEqualTo(asked.getDisclosed());

        report(asked, ContactOutcome.DELIVERED);
        var call = permitNext(2);
        assertThat(call.getChannel()).isEqualTo(Channel.VOICE_HUMAN);
        assertThat(Duration.between(asked.getPlannedAt(), call.getPlannedAt()))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(10));
        assertThat(command(Topics.COMMAND_VOICE).getMessage()).isNull();

        report(call, ContactOutcome.CONVERSATION);
        var letter = permitNext(3);
        assertThat(letter.getLetterFields()).hasSize(11);
        assertThat(command(Topics.COMMAND_LETTER).getMessage()).contains("{{cardholderName}}");

        report(letter, ContactOutcome.DELIVERED);
        assertThat(permitNext(4).getActor().getAgentIds()).containsExactlyInAnyOrder("v1", "v2");
        command(Topics.COMMAND_VISIT);
    }

    @Test
    void writesForAnAgencyAsADebtCollectorMustInTheUnitedStates() {
        var account =
                Events.stage(debtor, "M2", 1)
                        .setCoverage(DebtCoverage.THIRD_PARTY)
                        .setJurisdictions(List.of("US"))
                        .setPlacement(Events.agency())
                        .build();
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(debtor));
        Surroundings.send(Topics.ACCOUNT_STAGE, account);
        var asked = permitNext(1);
        assertThat(asked.getDisclosed())
                .contains(DisclosedItem.MINI_MIRANDA, DisclosedItem.OPT_OUT_NOTICE);
        assertThat(asked.getActor().getLegalEntityId()).isEqualTo("AGENCY");
        assertThat(asked.getActor().getOnBehalfOf()).isEqualTo("BANK");
        var mail = command(Topics.COMMAND_EMAIL);
        assertThat(mail.getMessage()).contains("债务催收机构");
        assertThat(mail.getSubject()).isEqualTo("示例信用管理来信");
        var sent = Api.at(port).as("auditor").get("/contacts/" + mail.getProposalId() + "/message");
        assertThat(sent.path("subject").asString("")).isEqualTo(mail.getSubject());
        assertThat(sent.path("asApproved").asBoolean()).as(sent.toString()).isTrue();
    }

    @Test
    void waitsForAProfileAndSaysSo() {
        Surroundings.send(Topics.ACCOUNT_STAGE, Events.stage(debtor, "M1", 1).build());
        soon(() -> assertThat(nextStep().path("reason").asString("")).isEqualTo("NO_PROFILE"));
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(debtor));
        proposal(1);
        soon(() -> assertThat(nextStep().path("reason").asString("")).isEqualTo("DECISION"));
    }

    @Test
    void asksAgainAtTheInstantOfADeferral() {
        overdue();
        var first = proposal(1);
        var until = first.getPlannedAt().plus(Duration.ofMinutes(40));
        Surroundings.send(Topics.CONTACT_DECIDED, Events.deferred(first, until));
        soon(() -> assertThat(contacts().path(0).path("state").asString("")).isEqualTo("DEFERRED"));

        var second = proposal(2);
        assertThat(second.getProposalId()).isNotEqualTo(first.getProposalId());
        assertThat(second.getPlannedAt()).isAfterOrEqualTo(until);
        assertThat(second.getStep()).isEqualTo(first.getStep());
        Surroundings.send(Topics.CONTACT_DECIDED, Events.permitted(second));
        command(Topics.COMMAND_SMS);
    }

    @Test
    void goesByWhatAnotherInstanceHasWrittenSince() {
        overdue();
        var first = proposal(1);
        database.sql(
                        """
                        UPDATE debtor SET stamp = 1, dossier = jsonb_set(dossier::jsonb,
                            ARRAY['facts', 'accounts', :account, 'balance', 'amount'], '777')::json
                        WHERE debtor_id = :debtor
                        """)
                .bind("account", first.getAccountIds().getFirst())
                .bind("debtor", debtor)
                .then()
                .block();
        var until = first.getPlannedAt().plus(Duration.ofMinutes(40));
        Surroundings.send(Topics.CONTACT_DECIDED, Events.deferred(first, until));

        assertThat(proposal(2).getStatedAmount().getAmount()).isEqualByComparingTo("777");
    }

    @Test
    void stopsAfterADenialWithoutRemedyUntilNewsArrives() {
        overdue();
        var asked = proposal(1);
        Surroundings.send(Topics.CONTACT_DECIDED, Events.denied(asked, "CN-AGENCY-01"));
        // asked once more, because the gate may not have known the facts the first time
        Surroundings.send(Topics.CONTACT_DECIDED, Events.denied(proposal(2), "CN-AGENCY-01"));
        soon(() -> assertThat(nextStep().path("reason").asString("")).isEqualTo("DENIED"));
        assertThat(nextStep().path("because").asString("")).isEqualTo("CN-AGENCY-01");
        var contact = contacts().path(0);
        assertThat(contact.path("reason").asString("")).isEqualTo("CN-AGENCY-01");
        assertThat(contact.at("/decision/findings/0/explanation").asString(""))
                .isEqualTo("six attempts today, at most six");
        assertThat(contact.at("/decision/findings/0/evidence/0/value").asString("")).isEqualTo("6");

        Surroundings.send(
                Topics.DEBTOR_NOTICE, Events.notice(debtor, NoticeKind.AGENCY_AUTHORISED));
        assertThat(proposal(3).getStep()).isEqualTo("sms");
        assertThat(Surroundings.read(Topics.COMMAND_SMS, debtor)).isEmpty();
    }

    @Test
    void cancelsWhatIsPendingOnceTheAccountIsCured() {
        overdue();
        var asked = proposal(1);
        var cured = Events.stage(debtor, "CURED", 2).setOverdueSince(null).setDaysPastDue(0);
        Surroundings.send(Topics.ACCOUNT_STAGE, cured.build());
        soon(
                () ->
                        assertThat(contacts().path(0).path("state").asString(""))
                                .isEqualTo("CANCELLED"));
        assertThat(contacts().path(0).path("reason").asString(""))
                .isEqualTo("the account is now in stage CURED");

        Surroundings.send(Topics.CONTACT_DECIDED, Events.permitted(asked));
        soon(
                () ->
                        assertThat(contacts().at("/0/decision/decision").asString(""))
                                .isEqualTo("PERMITTED"));
        assertThat(contacts().path(0).path("state").asString("")).isEqualTo("CANCELLED");
        assertThat(Surroundings.read(Topics.COMMAND_SMS, debtor)).isEmpty();
    }

    @Test
    void stopsWhileAPlanIsInForceAndGoesOnWhenItIsBroken() {
        overdue();
        proposal(1);
        Surroundings.send(Topics.PLAN_AGREED, Events.planAgreed(debtor, "P1"));
        soon(
                () ->
                        assertThat(nextStep().path("because").asString(""))
                                .isEqualTo("PLAN_IN_FORCE P1"));
        soon(
                () ->
                        assertThat(contacts().path(0).path("state").asString(""))
                                .isEqualTo("CANCELLED"));
        Surroundings.send(Topics.PLAN_BROKEN, Events.planBroken(debtor, "P1"));
        proposal(2);
    }

    @Test
    void leavesInPeaceWhoComplainsAboutConduct() {
        overdue();
        proposal(1);
        Surroundings.send(
                Topics.COMPLAINT_FILED, Events.complaint(debtor, "K1", ComplaintKind.CONDUCT));
        soon(
                () ->
                        assertThat(nextStep().path("because").asString(""))
                                .isEqualTo("CONDUCT_COMPLAINT K1"));
        Surroundings.send(Topics.COMPLAINT_RESOLVED, Events.complaintResolved(debtor, "K1"));
        proposal(2);
    }

    @Test
    void stopsForGoodOnARequestToCease() {
        overdue();
        proposal(1);
        Surroundings.send(Topics.DEBTOR_NOTICE, Events.notice(debtor, NoticeKind.CEASE_REQUESTED));
        soon(
                () ->
                        assertThat(nextStep().path("because").asString(""))
                                .startsWith("CEASE_REQUESTED"));
    }

    @Test
    void givesUpWaitingForAReportAndGoesOn() {
        overdue();
        var asked = permitNext(1);
        soon(() -> assertThat(contact(asked).path("state").asString("")).isEqualTo("UNREPORTED"));
        assertThat(proposal(2).getStep()).isEqualTo("call");
        report(asked, ContactOutcome.DELIVERED);
        soon(() -> assertThat(contact(asked).path("state").asString("")).isEqualTo("ATTEMPTED"));
    }

    @Test
    void replacesAReportByItsCorrection() {
        overdue();
        var asked = permitNext(1);
        var attempt = UUID.randomUUID();
        Surroundings.send(
                Topics.CONTACT_ATTEMPTED, Events.attempted(asked, attempt, ContactOutcome.BOUNCED));
        soon(() -> assertThat(contact(asked).path("reason").asString("")).isEqualTo("BOUNCED"));
        Surroundings.send(
                Topics.CONTACT_ATTEMPTED,
                Events.attempted(asked, attempt, ContactOutcome.DELIVERED));
        soon(() -> assertThat(contact(asked).path("reason").asString("")).isEqualTo("DELIVERED"));
        assertThat(contact(asked).at("/attempt/outcome").asString("")).isEqualTo("DELIVERED");
    }

    @Test
    void parksAReportUnderTheIdOfAnotherDebtorsReport() {
        overdue();
        var asked = permitNext(1);
        var theirs = report(asked, ContactOutcome.DELIVERED);
        soon(() -> assertThat(contact(asked).path("reason").asString("")).isEqualTo("DELIVERED"));
        var victim = debtor;
        debtor = newDebtor();
        var foreign = Events.attempted(asked, theirs, ContactOutcome.BOUNCED);
        Surroundings.send(
                Topics.CONTACT_ATTEMPTED,
                ContactAttempted.newBuilder(foreign).setDebtorId(debtor).build());
        soon(() -> assertThat(parked()).contains("was reported for another debtor"));
        assertThat(contacts()).isEmpty();
        debtor = victim;
        assertThat(contact(asked).at("/attempt/outcome").asString("")).isEqualTo("DELIVERED");
    }

    @Test
    void notesContactsThatNobodyProposedAndSecondReportsBySide() {
        overdue();
        var asked = permitNext(1);
        report(asked, ContactOutcome.DELIVERED);
        soon(() -> assertThat(contact(asked).path("state").asString("")).isEqualTo("ATTEMPTED"));
        var second = report(asked, ContactOutcome.DELIVERED);
        soon(
                () ->
                        assertThat(contacts().valueStream())
                                .anyMatch(
                                        contact ->
                                                contact.path("contactId")
                                                        .asString("")
                                                        .equals(second.toString())));
    }

    @Test
    void takesDuplicatesOnce() {
        var stage = Events.stage(debtor, "M1", 1).build();
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(debtor));
        Surroundings.send(Topics.ACCOUNT_STAGE, stage);
        Surroundings.send(Topics.ACCOUNT_STAGE, stage);
        var permit = Events.permitted(proposal(1));
        Surroundings.send(Topics.CONTACT_DECIDED, permit);
        Surroundings.send(Topics.CONTACT_DECIDED, permit);
        Surroundings.send(Topics.CONTACT_DECIDED, Events.permitted(proposal(1))); // another event
        command(Topics.COMMAND_SMS);
        Surroundings.send(
                Topics.CONTACT_DECIDED, withoutPermit(permit)); // read after all the others
        soon(() -> assertThat(parked()).contains("PERMITTED without a permit"));
        assertThat(contacts().at("/0/decision/permitId").asString(""))
                .isEqualTo(permit.getPermit().getPermitId());
        assertThat(Surroundings.read(Topics.COMMAND_SMS, debtor)).hasSize(1);
        assertThat(Surroundings.read(Topics.CONTACT_PROPOSED, debtor)).hasSize(1);
    }

    @Test
    void parksADecisionThatPermitsWithoutAPermit() {
        overdue();
        Surroundings.send(Topics.CONTACT_DECIDED, withoutPermit(Events.permitted(proposal(1))));
        soon(() -> assertThat(parked()).contains("PERMITTED without a permit"));
        assertThat(Surroundings.read(Topics.COMMAND_SMS, debtor)).isEmpty();
    }

    @Test
    void listsContactsPageByPage() {
        overdue();
        for (int i = 1; i <= 3; i++) {
            var attempt =
                    Events.attempted(proposal(1), UUID.randomUUID(), ContactOutcome.DELIVERED);
            Surroundings.send(
                    Topics.CONTACT_ATTEMPTED,
                    ContactAttempted.newBuilder(attempt)
                            .setProposalId(null)
                            .setOccurredAt(attempt.getOccurredAt().minusSeconds(i))
                            .build());
        }
        soon(() -> assertThat(contacts()).hasSize(4));
        var first = page("?limit=3");
        assertThat(first.path("items")).hasSize(3);
        var second = page("?limit=3&cursor=" + first.path("nextCursor").asString(""));
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.path("nextCursor").isNull()).isTrue();
    }

    private void overdue() {
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(debtor));
        Surroundings.send(Topics.ACCOUNT_STAGE, Events.stage(debtor, "M1", 1).build());
    }

    /** The how-manieth proposal, once it is made. */
    private ContactProposed proposal(int number) {
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.CONTACT_PROPOSED, debtor))
                                .hasSizeGreaterThanOrEqualTo(number));
        return Surroundings.read(Topics.CONTACT_PROPOSED, debtor).get(number - 1);
    }

    private ContactProposed permitNext(int number) {
        var asked = proposal(number);
        Surroundings.send(Topics.CONTACT_DECIDED, Events.permitted(asked));
        return asked;
    }

    private UUID report(ContactProposed asked, ContactOutcome outcome) {
        var id = UUID.randomUUID();
        Surroundings.send(Topics.CONTACT_ATTEMPTED, Events.attempted(asked, id, outcome));
        return id;
    }

    private ContactCommand command(Topic<ContactCommand> gateway) {
        soon(() -> assertThat(Surroundings.read(gateway, debtor)).isNotEmpty());
        return Surroundings.read(gateway, debtor).getFirst();
    }

    private static ContactDecided withoutPermit(ContactDecided permitted) {
        return ContactDecided.newBuilder(permitted).setPermit(null).build();
    }

    private String parked() {
        return Api.at(port).as("operations").get("/parked?key=" + debtor).toString();
    }

    private JsonNode nextStep() {
        return Api.at(port).as("auditor").get("/debtors/" + debtor + "/next-step").path(0);
    }

    private JsonNode contacts() {
        return page("").path("items");
    }

    private JsonNode contact(ContactProposed asked) {
        return contacts()
                .valueStream()
                .filter(one -> one.path("contactId").asString("").equals(asked.getProposalId()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode page(String query) {
        return Api.at(port).as("auditor").get("/debtors/" + debtor + "/contacts" + query);
    }
}
