package io.forbear.account.portfolio;

import io.forbear.account.portfolio.Knowledge.Known;
import io.forbear.account.stage.Hindsight;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Answers what was known about an account, and what followed from it. */
@Component
class PastAccounts {
    private static final int LAST_YEAR = 9999;

    private final Knowledge knowledge;
    private final Hindsight hindsight;
    private final Clock clock;

    PastAccounts(Knowledge knowledge, Hindsight hindsight, Clock clock) {
        this.knowledge = knowledge;
        this.hindsight = hindsight;
        this.clock = clock;
    }

    /**
     * An account by what was known at an instant.
     *
     * @param knownAt null: now
     * @param asOf the date to judge for; null: that of the instant
     * @return fails with 400 if the instant lies ahead or the date is out of reach, and with 404 if
     *     the account was not known then
     */
    Mono<AccountDetails> details(
            String accountId, @Nullable Instant knownAt, @Nullable LocalDate asOf) {
        var now = clock.instant();
        var at = knownAt == null ? now : knownAt;
        if (at.isAfter(now)) {
            throw Problem.badRequest("knownAt", "must not lie in the future, found " + at);
        }
        if (asOf != null && (asOf.getYear() < 1 || asOf.getYear() > LAST_YEAR)) {
            throw Problem.badRequest("asOf", "must be of a year from 1 to 9999, found " + asOf);
        }
        return knowledge.of(accountId, at).map(known -> details(accountId, known, at, asOf));
    }

    private AccountDetails details(
            String accountId, Known known, Instant at, @Nullable LocalDate asOf) {
        var then = hindsight.look(known.facts(), at, asOf);
        if (then == null) {
            throw Problem.notFound(
                    "Nothing was known of account %s at %s%s."
                            .formatted(accountId, at, asOf == null ? "" : " as of " + asOf));
        }
        var account = AccountView.of(then.staging(), then.asOf());
        return new AccountDetails(
                account,
                at,
                then.asOf(),
                known.summary(),
                known.setAside(account.balance().currency()),
                known.history());
    }
}
