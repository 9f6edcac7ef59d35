package io.forbear.contact.casework;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.playbook.Playbooks;
import io.forbear.contact.proposal.Advance;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.proposal.NextStep;
import io.forbear.contact.proposal.Reason;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Says what is next for a debtor, or why nothing happens. */
@RestController
public class NextStepController {
    private final Dossiers dossiers;
    private final Playbooks playbooks;
    private final Clock clock;

    NextStepController(Dossiers dossiers, Playbooks playbooks, Clock clock) {
        this.dossiers = dossiers;
        this.playbooks = playbooks;
        this.clock = clock;
    }

    /**
     * What is next for one account.
     *
     * @param next PROPOSE: the contact below is proposed in time for {@code at}. WAIT: for what
     *     {@code reason} says, until {@code at} at the latest. STOP: until news arrives
     * @param because more about the reason
     * @param reasons the chain that leads there, from the stage to the step
     */
    public record AccountStep(
            String accountId,
            String stage,
            String next,
            @Nullable Instant at,
            @Nullable String reason,
            @Nullable String because,
            @Nullable String step,
            @Nullable String channel,
            List<String> passedOver,
            List<Reason> reasons) {}

    @PreAuthorize("hasAnyRole('collector', 'compliance-officer', 'auditor')")
    @GetMapping("/debtors/{debtorId}/next-step")
    public Mono<List<AccountStep>> nextStep(@PathVariable String debtorId) {
        return dossiers.find(debtorId)
                .map(dossier -> steps(dossier, clock.instant()))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("debtor", debtorId)));
    }

    private List<AccountStep> steps(Dossier dossier, Instant now) {
        var treatment = playbooks.current().treatment();
        var advance = treatment.advance(dossier, now);
        return advance.dossier().facts().accounts().values().stream()
                .sorted(Comparator.comparing(Account::accountId))
                .map(
                        account ->
                                step(
                                        account,
                                        nextOf(advance, account),
                                        treatment.reasons(advance, account, now)))
                .toList();
    }

    private static NextStep nextOf(Advance advance, Account account) {
        return Objects.requireNonNull(advance.next().get(account.accountId()));
    }

    private static AccountStep step(Account account, NextStep next, List<Reason> reasons) {
        var id = account.accountId();
        var stage = account.stage();
        return switch (next) {
            case NextStep.Propose propose ->
                    new AccountStep(
                            id,
                            stage,
                            "PROPOSE",
                            propose.plannedAt(),
                            null,
                            null,
                            propose.step().id(),
                            propose.step().channel().name(),
                            propose.passedOver(),
                            reasons);
            case NextStep.Wait wait ->
                    new AccountStep(
                            id,
                            stage,
                            "WAIT",
                            wait.until(),
                            wait.what().name(),
                            null,
                            null,
                            null,
                            List.of(),
                            reasons);
            case NextStep.Stop stop ->
                    new AccountStep(
                            id,
                            stage,
                            "STOP",
                            null,
                            stop.reason().name(),
                            stop.because(),
                            null,
                            null,
                            List.of(),
                            reasons);
        };
    }
}
