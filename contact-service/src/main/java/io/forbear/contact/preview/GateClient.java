package io.forbear.contact.preview;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.channel.Purpose;
import io.forbear.contact.channel.VoiceMode;
import io.forbear.contact.debtor.Party;
import io.forbear.contact.debtor.PlaceKind;
import io.forbear.contact.neighbour.Neighbours;
import io.forbear.contact.neighbour.Neighbours.Neighbour;
import io.forbear.contact.proposal.Actor;
import io.forbear.contact.proposal.PlannedContact;
import io.forbear.contact.template.DisclosedItem;
import io.forbear.money.Money;
import io.forbear.rules.Consequence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Asks compliance-service what its gate would decide, with the caller's own token. Debtors are
 * moved now and then, so a call that finds nobody at home is tried again a few times.
 */
@Component
class GateClient {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final int RETRIES = 4;

    private final WebClient client;

    GateClient(Neighbours neighbours) {
        client = neighbours.client(Neighbour.COMPLIANCE_SERVICE);
    }

    /** The question as compliance-service takes it. */
    record Rehearsal(List<Made> supposed, Document contact, Instant plannedAt, Instant askedAt) {}

    /** A contact supposed to have been made. */
    record Made(Document contact, Instant at, Outcome outcome) {}

    /** Who acts. */
    record ActorDocument(
            String legalEntityId,
            String kind,
            String onBehalfOf,
            List<String> agentIds,
            String deviceOwnership) {}

    /** A contact as the kernel judges it. */
    record Document(
            Channel channel,
            String direction,
            @Nullable VoiceMode voiceMode,
            ActorDocument actor,
            Party party,
            String endpoint,
            PlaceKind placeKind,
            List<String> accountIds,
            Purpose purpose,
            Set<DisclosedItem> disclosed,
            @Nullable Money statedAmount,
            List<String> letterFields,
            List<String> contentFlags) {

        static Document of(PlannedContact contact) {
            return new Document(
                    contact.channel(),
                    "OUTBOUND",
                    contact.voiceMode(),
                    actor(contact.actor()),
                    contact.party(),
                    contact.endpoint(),
                    contact.placeKind(),
                    List.of(contact.accountId()),
                    contact.purpose(),
                    contact.disclosed(),
                    contact.statedAmount(),
                    contact.letterFields(),
                    List.of());
        }

        private static ActorDocument actor(Actor actor) {
            return new ActorDocument(
                    actor.legalEntityId(),
                    actor.kind().name(),
                    actor.onBehalfOf(),
                    actor.agentIds(),
                    "COMPANY");
        }
    }

    /** The answer, as far as it is read. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Decided(
            GateAnswer.Decision decision,
            @Nullable Instant notBefore,
            @Nullable Instant notAfter,
            List<Finding> findings) {

        GateAnswer answer() {
            var rules =
                    findings.stream()
                            .filter(one -> Consequence.valueOf(one.consequence()).blocks())
                            .map(Finding::ruleId)
                            .distinct()
                            .sorted()
                            .toList();
            return new GateAnswer(decision, notBefore, notAfter, rules);
        }
    }

    /** A finding, as far as it is read. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Finding(String ruleId, String consequence) {}

    /** The gate's answer to the question at which a play has stopped. */
    Mono<GateAnswer> ask(String debtorId, Play play, Play.Question question, String authorization) {
        var supposed =
                play.supposed().stream()
                        .map(one -> new Made(Document.of(one.contact()), one.at(), one.outcome()))
                        .toList();
        return client.post()
                .uri("/debtors/{debtorId}/rehearsal", debtorId)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .bodyValue(
                        new Rehearsal(
                                supposed,
                                Document.of(question.contact()),
                                question.plannedAt(),
                                play.now()))
                .retrieve()
                .bodyToMono(Decided.class)
                .timeout(TIME_LIMIT)
                .retryWhen(
                        Retry.backoff(RETRIES, FIRST_WAIT)
                                .filter(GateClient::isOutage)
                                .onRetryExhaustedThrow((_, last) -> last.failure()))
                .map(Decided::answer);
    }

    private static boolean isOutage(Throwable failure) {
        return switch (failure) {
            case WebClientRequestException _, TimeoutException _ -> true;
            case WebClientResponseException answer -> answer.getStatusCode().is5xxServerError();
            default -> false;
        };
    }

    /** Why there is no answer, in words. */
    static String reason(Throwable failure) {
        if (isOutage(failure)) {
            return "compliance-service, whose gate decides, does not answer";
        }
        return failure instanceof WebClientResponseException answer
                ? "compliance-service refuses the question: "
                        + answer.getStatusCode()
                        + " "
                        + answer.getResponseBodyAsString()
                : String.valueOf(failure.getMessage());
    }
}
