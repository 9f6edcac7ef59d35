package io.forbear.simulator.portfolio;

import io.forbear.events.Channel;
import io.forbear.events.ContactPoint;
import io.forbear.events.DebtorFlag;
import io.forbear.events.PartyKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A debtor as the bank's systems know him, under a pseudonym.
 *
 * @param debtorId the bank's customer number
 * @param region his law and clock
 * @param contactPoints ways to reach him and persons around him, by opaque ids
 * @param flags circumstances
 * @param employerProhibitsContact null: not known
 * @param accounts at least one
 */
public record Debtor(
        String debtorId,
        Region region,
        List<ContactPoint> contactPoints,
        List<DebtorFlag> flags,
        @Nullable Boolean employerProhibitsContact,
        List<Account> accounts) {

    public Debtor {
        contactPoints = List.copyOf(contactPoints);
        flags = List.copyOf(flags);
        accounts = List.copyOf(accounts);
        if (accounts.isEmpty()) {
            throw new IllegalArgumentException("debtor " + debtorId + " has no account");
        }
    }

    public Account account() {
        return accounts.getFirst();
    }

    public String currency() {
        return region.country().currency();
    }

    public boolean livesUnder(String jurisdiction) {
        return region.jurisdictions().contains(jurisdiction);
    }

    /** The first contact point of such a person that carries the channel. */
    public Optional<ContactPoint> reach(PartyKind kind, Channel channel) {
        return contactPoints.stream()
                .filter(point -> point.getPartyKind() == kind)
                .filter(point -> point.getChannels().contains(channel))
                .findFirst();
    }

    /** The same debtor after the bank has lost every way to reach him. */
    public Debtor withoutContactPoints() {
        return new Debtor(debtorId, region, List.of(), flags, employerProhibitsContact, accounts);
    }

    /** The same debtor in other circumstances. */
    public Debtor with(List<DebtorFlag> newFlags, @Nullable Boolean employerProhibits) {
        return new Debtor(debtorId, region, contactPoints, newFlags, employerProhibits, accounts);
    }

    /** The same debtor with other accounts. */
    public Debtor withAccounts(List<Account> newAccounts) {
        return new Debtor(
                debtorId, region, contactPoints, flags, employerProhibitsContact, newAccounts);
    }
}
