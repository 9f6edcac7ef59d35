package io.forbear.contact.revocation;

import io.forbear.contact.debtor.Revocation;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps track of revocations and of the contacts made after them. The caller has a transaction. */
@Component
public class RevocationService {
    private final Revocations revocations;

    RevocationService(Revocations revocations) {
        this.revocations = revocations;
    }

    /** Takes what events said of debtors. */
    public Mono<Void> take(List<Learned> debtors, Instant now) {
        return Flux.fromIterable(debtors)
                .filter(Learned::matters)
                .concatMap(one -> take(one, now))
                .then();
    }

    private Mono<Void> take(Learned debtor, Instant now) {
        var changed = new LinkedHashSet<>(Revocation.in(debtor.after()));
        Revocation.in(debtor.before()).forEach(changed::remove);
        var debtorId = debtor.after().debtorId();
        return revocations.put(debtorId, changed, now).then(revocations.match(debtorId));
    }
}
