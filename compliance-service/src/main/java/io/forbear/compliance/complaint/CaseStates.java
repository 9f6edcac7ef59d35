package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.Complaint.Resolution;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts together what is stored about a complaint. */
@Component
class CaseStates {
    private final Complaints complaints;
    private final Steps steps;
    private final GrantedExtensions extensions;

    CaseStates(Complaints complaints, Steps steps, GrantedExtensions extensions) {
        this.complaints = complaints;
        this.steps = steps;
        this.extensions = extensions;
    }

    /**
     * How a complaint stands.
     *
     * @param steps what was done, in its order
     */
    record Stored(CaseState state, List<Step> steps) {}

    Mono<CaseState> of(Complaint complaint) {
        return stored(complaint).map(Stored::state);
    }

    Mono<Stored> stored(Complaint complaint) {
        var id = complaint.complaintId();
        return Mono.zip(
                        steps.of(id).collectList(),
                        extensions.of(id).collectList(),
                        complaints
                                .resolutionOf(id)
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty()))
                .map(all -> stored(complaint, all.getT1(), all.getT2(), all.getT3()));
    }

    private static Stored stored(
            Complaint complaint,
            List<Step> steps,
            List<GrantedExtension> granted,
            Optional<Resolution> resolution) {
        return new Stored(
                new CaseState(complaint, Handling.of(steps), granted, resolution.orElse(null)),
                steps);
    }
}
