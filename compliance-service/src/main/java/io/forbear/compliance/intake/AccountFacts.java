package io.forbear.compliance.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.events.AccountStageChanged;
import io.forbear.events.Authorisation;
import io.forbear.events.Placement;
import io.forbear.rules.Account;
import io.forbear.rules.Coverage;
import io.forbear.rules.Fact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** An account as account-service sees it, and the agency it is placed with. */
final class AccountFacts {
    private AccountFacts() {}

    static List<Fact> stated(AccountStageChanged event) {
        var facts = new ArrayList<Fact>();
        facts.add(account(event));
        var placement = event.getPlacement();
        if (placement != null) {
            addPlacement(event.getAccountId(), placement, facts);
        }
        return facts;
    }

    private static Fact account(AccountStageChanged event) {
        var breakdown = event.getBreakdown();
        return new Fact.AccountStated(
                event.getEventId().toString(),
                event.getOccurredAt(),
                event.getOccurredAt(),
                new Account(
                        event.getAccountId(),
                        Values.required(event.getCreditor(), "creditor"),
                        event.getJurisdictions(),
                        Symbols.known(Coverage.class, event.getCoverage(), "coverage"),
                        Values.money(event.getBalance()),
                        breakdown == null ? null : Values.money(breakdown.getPrincipal()),
                        event.getOverdueSince(),
                        event.getLimitationEndsAt(),
                        event.getChargedOff()));
    }

    /**
     * Every later event of the account repeats the placement, so these facts are named by what they
     * say: told again they are the same facts. An account that was taken back and placed anew is
     * another fact, which leaves what was true before as it was.
     */
    private static void addPlacement(String accountId, Placement placement, List<Fact> facts) {
        var agency = placement.getLegalEntityId();
        var accounts = List.of(accountId);
        var placedAt = placement.getPlacedAt();
        facts.add(
                new Fact.AgencyAssigned(
                        id("assigned", accountId, agency, placedAt),
                        placedAt,
                        placedAt,
                        agency,
                        accounts));
        var authorisation = placement.getAuthorisation();
        if (authorisation != null) {
            facts.add(authorised(accountId, placement, authorisation));
        }
        var noticeSentAt = placement.getNoticeSentAt();
        if (noticeSentAt != null) {
            facts.add(
                    new Fact.AgencyNoticeSent(
                            id("notice", accountId, agency, noticeSentAt),
                            noticeSentAt,
                            noticeSentAt,
                            agency,
                            accounts));
        }
    }

    private static Fact authorised(
            String accountId, Placement placement, Authorisation authorisation) {
        return new Fact.AgencyAuthorised(
                id(
                        "authorised",
                        accountId,
                        placement.getLegalEntityId(),
                        placement.getPlacedAt() + " " + authorisation),
                placement.getPlacedAt(),
                placement.getPlacedAt(),
                placement.getLegalEntityId(),
                new HashSet<>(authorisation.getJurisdictions()),
                authorisation.getFrom(),
                authorisation.getTo(),
                authorisation.getPublished());
    }

    private static String id(String what, String accountId, String agency, Object content) {
        var name = what + '\n' + accountId + '\n' + agency + '\n' + content;
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }
}
