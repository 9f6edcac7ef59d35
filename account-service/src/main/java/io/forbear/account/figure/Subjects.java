package io.forbear.account.figure;

import io.forbear.account.fact.KnownFacts;
import io.forbear.account.stage.Hindsight;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts the facts of accounts together with where they were placed. */
@Component
class Subjects {
    private final PlacementSpans placements;
    private final Hindsight hindsight;

    Subjects(PlacementSpans placements, Hindsight hindsight) {
        this.placements = placements;
        this.hindsight = hindsight;
    }

    /** Those accounts of which something is stated. */
    Mono<List<Subject>> of(List<KnownFacts> portion) {
        return placements
                .of(portion.stream().map(KnownFacts::account).toList())
                .map(
                        placed ->
                                portion.stream()
                                        .flatMap(known -> Stream.ofNullable(hindsight.of(known)))
                                        .map(
                                                history ->
                                                        new Subject(
                                                                history,
                                                                placed.getOrDefault(
                                                                        history.account(),
                                                                        List.of())))
                                        .toList());
    }
}
