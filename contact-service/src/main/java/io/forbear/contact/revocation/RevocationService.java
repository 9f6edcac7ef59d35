package io.forbear.contact.revocation;

import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Revocation;
import java.time.Instant;
import java.util.HashSet;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps track of revocations and of the contacts made after them. The caller has a transaction. */
@Component
public class RevocationService {
    private final Revocations revocations;

    RevocationService(Revocations revocations) {
        this.revocations = revocations;
    }

    /** Takes what news changed; most news changes nothing. */
    public Mono<Void> learned(Facts before, Facts after, Instant now) {
        var known = Revocation.in(before);
        var all = Revocation.in(after);
        if (known.equals(all)) {
            return Mono.empty();
        }
        var changed = new HashSet<>(all);
        known.forEach(changed::remove);
        return revocations
                .put(after.debtorId(), changed, now)
                .then(revocations.match(after.debtorId()));
    }

    /** A contact was reported, perhaps one after a revocation. */
    public Mono<Void> reported(Facts facts) {
        return Revocation.in(facts).isEmpty() ? Mono.empty() : revocations.match(facts.debtorId());
    }
}
