package io.forbear.compliance.decision;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.compliance.availability.Availability.NextLawful;
import io.forbear.compliance.decision.ContactDecision.Answer;
import io.forbear.compliance.finding.ContactDocument;
import io.forbear.compliance.instance.HeldElsewhere;
import io.forbear.rules.Actor;
import io.forbear.rules.ActorKind;
import io.forbear.rules.Channel;
import io.forbear.rules.Contact;
import io.forbear.rules.DeviceOwnership;
import io.forbear.rules.Direction;
import io.forbear.rules.Party;
import io.forbear.rules.PartyKind;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.Purpose;
import io.forbear.service.problem.Problem;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.core.publisher.Mono;

class DecisionExplanationsTest {
    private static final String DEBTOR = "D+1/2 3%";
    private static final String ODD = "a+b&c=d {e} 逾期";

    private final ContactDecision decision =
            new ContactDecision(
                    "p", DEBTOR, may(12, 9, 0), Answer.DENIED, null, null, List.of(), List.of());

    private static Contact contact() {
        var agency =
                new Actor(
                        "AGENCY+1",
                        ActorKind.AGENCY,
                        "BANK+1",
                        Set.of("s"),
                        DeviceOwnership.COMPANY);
        return Contact.builder(
                        Channel.SMS,
                        Direction.OUTBOUND,
                        agency,
                        new Party("P+1", PartyKind.DEBTOR),
                        List.of(ODD, "B"),
                        Purpose.COLLECTION)
                .endpoint("+86 1", PlaceKind.WORK)
                .build();
    }

    private ExplainedDecision told(Mono<List<NextLawful>> next) {
        var proposal =
                new ProposedContact(
                        "p", DEBTOR, may(12, 9, 0), may(12, 8, 0), ContactDocument.of(contact()));
        return DecisionExplanations.told(decision, proposal, next).blockOptional().orElseThrow();
    }

    @Test
    void tellsTheStoredDecisionWhereAnotherInstanceHoldsTheDebtor() {
        var elsewhere = told(Mono.error(new HeldElsewhere(new HostInfo("127.0.0.1", 1))));
        assertThat(elsewhere.decision()).isEqualTo(decision);
        assertThat(elsewhere.proposal()).isNotNull();
        assertThat(elsewhere.nextLawful()).isNull();
        assertThat(elsewhere.availability())
                .isEqualTo(DecisionExplanations.address(decision, contact()));
        var moving = told(Mono.error(Problem.unavailable("moving", Duration.ofSeconds(2))));
        assertThat(moving.nextLawful()).isNull();
        var next = List.of(new NextLawful(Channel.SMS, may(13, 8, 0)));
        assertThat(told(Mono.just(next)).nextLawful()).isEqualTo(next);
    }

    @Test
    void hidesNoOtherFailure() {
        assertThatThrownBy(() -> told(Mono.error(new IllegalArgumentException("broken"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void asksForTheVeryContactWhateverItsIdsAre() {
        var address = URI.create(DecisionExplanations.address(decision, contact()));
        assertThat(address.getRawQuery()).doesNotContain("+");
        assertThat(address.getPath()).isEqualTo("/debtors/" + DEBTOR + "/availability");
        assertThat(address.getRawPath()).isEqualTo("/debtors/D%2B1%2F2%203%25/availability");
        // as the server reads it
        var asked = MockServerHttpRequest.method(HttpMethod.GET, address).build().getQueryParams();
        assertThat(asked.get("accountId")).containsExactly(ODD, "B");
        assertThat(asked.toSingleValueMap())
                .containsEntry("purpose", "COLLECTION")
                .containsEntry("personId", "P+1")
                .containsEntry("partyKind", "DEBTOR")
                .containsEntry("legalEntityId", "AGENCY+1")
                .containsEntry("actorKind", "AGENCY")
                .containsEntry("onBehalfOf", "BANK+1")
                .containsEntry("channel", "SMS")
                .containsEntry("endpoint", "+86 1")
                .containsEntry("placeKind", "WORK");
        assertThat(DecisionExplanations.address(decision, null))
                .isEqualTo("/debtors/D%2B1%2F2%203%25/availability");
    }
}
