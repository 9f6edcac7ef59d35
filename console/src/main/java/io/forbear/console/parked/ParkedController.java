package io.forbear.console.parked;

import io.forbear.console.neighbour.Neighbours;
import io.forbear.console.neighbour.Unanswered;
import io.forbear.console.parked.ParkedOverview.Group;
import io.forbear.console.parked.ParkedOverview.Told;
import io.forbear.console.session.Bearer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** What waits for operations in all services. */
@RestController
class ParkedController {
    private final Neighbours neighbours;

    ParkedController(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    private record Answer(Told told, List<Group> groups) {}

    /** Every service is asked with the caller's token; one that is out is said to be. */
    @GetMapping("/api/parked")
    @PreAuthorize("hasAnyRole('operations','auditor')")
    Mono<ParkedOverview> parked(JwtAuthenticationToken caller) {
        return Flux.fromIterable(neighbours.names())
                .flatMapSequential(service -> ask(service, Bearer.of(caller)))
                .collectList()
                .map(ParkedController::overview);
    }

    private Mono<Answer> ask(String service, String authorization) {
        return neighbours
                .get(service, authorization, "/parked/groups")
                .map(groups -> new Answer(new Told(service, true, null), groups(service, groups)))
                .onErrorResume(failure -> Mono.just(silent(service, failure)));
    }

    private static Answer silent(String service, Throwable failure) {
        var why = failure.getCause() == null ? failure : failure.getCause();
        var told = failure instanceof WebClientResponseException ? failure : why;
        return new Answer(new Told(service, false, Unanswered.why(told)), List.of());
    }

    private static List<Group> groups(String service, JsonNode told) {
        return StreamSupport.stream(told.spliterator(), false)
                .map(group -> Group.of(service, group))
                .toList();
    }

    private static ParkedOverview overview(List<Answer> answers) {
        return new ParkedOverview(
                answers.stream().map(Answer::told).toList(),
                answers.stream()
                        .flatMap(answer -> answer.groups().stream())
                        .sorted(Comparator.comparingLong(Group::records).reversed())
                        .toList());
    }
}
