package io.forbear.contact.playbook;

import io.forbear.contact.edition.Edition;
import io.forbear.contact.edition.Editions;
import io.forbear.contact.edition.Examined;
import io.forbear.contact.edition.Examiner;
import io.forbear.contact.edition.Kind;
import io.forbear.contact.edition.Timeline;
import io.forbear.contact.template.TemplateFile;
import io.forbear.rules.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads strategies beside the wordings that hold then and later. */
@Component
class StrategyExaminer implements Examiner {
    private final Editions editions;
    private final LawListener law;

    StrategyExaminer(Editions editions, LawListener law) {
        this.editions = editions;
        this.law = law;
    }

    @Override
    public Kind kind() {
        return Kind.STRATEGIES;
    }

    @Override
    public Mono<Examined> examine(String content, Instant from) {
        return editions.timeline()
                .flatMapMany(timeline -> wordings(timeline, from))
                .collectList()
                .zipWith(law.book())
                .map(known -> examined(content, known.getT1(), known.getT2(), from));
    }

    @Override
    public Mono<Void> activated(Edition edition) {
        return Mono.empty();
    }

    private Flux<Edition> wordings(Timeline timeline, Instant from) {
        return Flux.fromStream(
                        timeline.changesFrom(from).stream()
                                .flatMap(at -> timeline.at(Kind.TEMPLATES, at).stream())
                                .distinct())
                .concatMap(one -> editions.find(Kind.TEMPLATES, one.version()));
    }

    private static Examined examined(
            String content, List<Edition> wordings, RuleBook book, Instant from) {
        var flaws = new ArrayList<>(Reading.flaws(() -> Reading.version(content)));
        for (var edition : wordings) {
            var templates =
                    TemplateFile.readApproved(edition.version(), edition.content()).templates();
            flaws.addAll(Together.flaws(content, templates, book, from));
        }
        return flaws.isEmpty()
                ? new Examined(Reading.version(content), List.of())
                : new Examined("", flaws.stream().distinct().toList());
    }
}
