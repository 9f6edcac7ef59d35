package io.forbear.contact.casework;

import io.forbear.contact.history.Contact;
import io.forbear.contact.history.Contacts;
import io.forbear.contact.proposal.GatewayNews;
import io.forbear.contact.silence.UnreportedCommands;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Notes the commands that are given up; without any it asks the database nothing. */
@Component
class Silences {
    private final Contacts contacts;
    private final UnreportedCommands unreported;

    Silences(Contacts contacts, UnreportedCommands unreported) {
        this.contacts = contacts;
        this.unreported = unreported;
    }

    private record GivenUp(String debtorId, GatewayNews.GiveUp news) {}

    /** The contacts of the commands that looking at debtors gave up, by proposal; noted. */
    Mono<Map<String, Contact.Proposed>> note(List<Looked> debtors) {
        var givenUp = debtors.stream().flatMap(Silences::of).toList();
        return givenUp.isEmpty()
                ? Mono.just(Map.of())
                : contacts.proposals(givenUp.stream().map(one -> one.news().proposalId()).toList())
                        .flatMap(asked -> note(givenUp, asked).thenReturn(asked));
    }

    private static Stream<GivenUp> of(Looked debtor) {
        return debtor.advance().news().stream()
                .filter(GatewayNews.GiveUp.class::isInstance)
                .map(GatewayNews.GiveUp.class::cast)
                .map(news -> new GivenUp(debtor.debtorId(), news));
    }

    private Mono<Void> note(List<GivenUp> all, Map<String, Contact.Proposed> asked) {
        return Flux.fromIterable(all)
                .concatMap(
                        one ->
                                Mono.justOrEmpty(asked.get(one.news().proposalId()))
                                        .flatMap(proposed -> note(one, proposed)))
                .then();
    }

    private Mono<Void> note(GivenUp one, Contact.Proposed proposed) {
        var contact = proposed.contact();
        return unreported.note(
                one.debtorId(), one.news(), contact, GatewayNewsEvents.gateway(contact));
    }
}
