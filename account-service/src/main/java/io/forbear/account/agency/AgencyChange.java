package io.forbear.account.agency;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of an agency when somebody wants to change it. */
sealed interface AgencyChange {

    /** It has a new version. */
    record Changed(Agency agency, String what) implements AgencyChange {}

    /** It does not stand so that this can be done. */
    record Conflict(String reason) implements AgencyChange {}

    /** A value makes no sense. */
    record Invalid(String field, String reason) implements AgencyChange {}

    /**
     * Who does something, and when.
     *
     * @param today the date by the bank's clock
     */
    record Hand(String subject, Instant at, LocalDate today) {}

    /**
     * Takes new terms.
     *
     * @param before null: the agency is new
     * @param version the version that was edited; null for a new agency
     */
    static AgencyChange terms(
            @Nullable Agency before, AgencyTerms terms, String agencyId, @Nullable Long version) {
        if (before == null) {
            return new Changed(terms.agency(agencyId, 1, List.of(), List.of()), "REGISTERED");
        }
        if (version == null || version != before.version()) {
            return new Conflict(
                    "The agency is in version %d, found %s.".formatted(before.version(), version));
        }
        return new Changed(
                terms.agency(
                        agencyId, before.version() + 1, before.whiteList(), before.evaluations()),
                "TERMS_CHANGED");
    }

    /** Proposes to put it on the white list. */
    static AgencyChange proposed(
            Agency agency, LocalDate from, String publication, String reason, Hand hand) {
        if (agency.whiteList().stream().anyMatch(WhiteListing::waits)) {
            return new Conflict("An entry waits for its approval already.");
        }
        if (agency.whiteList().stream().anyMatch(WhiteListing::lasts)) {
            return new Conflict("The agency is on the white list.");
        }
        if (from.isBefore(hand.today())) {
            return new Invalid("from", "must not be before " + hand.today() + ", found " + from);
        }
        var entry = WhiteListing.proposed(from, publication, reason, hand.subject(), hand.at());
        var entries = new ArrayList<>(agency.whiteList());
        entries.add(entry);
        return new Changed(withWhiteList(agency, entries), "WHITE_LISTING_PROPOSED");
    }

    /**
     * Approves the entry that waits, as a second person. It holds from that day on at the earliest.
     */
    static AgencyChange approved(Agency agency, Hand hand) {
        if (agency.whiteList().isEmpty() || !agency.whiteList().getLast().waits()) {
            return new Conflict("No entry waits for its approval.");
        }
        var entry = agency.whiteList().getLast();
        if (entry.proposedBy().equals(hand.subject())) {
            return new Conflict("Proposer and approver are two people.");
        }
        return new Changed(
                withLast(agency, entry.approved(hand.subject(), hand.at(), hand.today())),
                "WHITE_LISTING_APPROVED");
    }

    /** Takes it off the white list, today; an entry that waits is dropped. */
    static AgencyChange removed(Agency agency, String reason, Hand hand) {
        if (agency.whiteList().isEmpty() || agency.whiteList().getLast().removedOn() != null) {
            return new Conflict("The agency is not on the white list.");
        }
        var entry = agency.whiteList().getLast();
        return new Changed(
                withLast(agency, entry.removed(hand.today(), hand.subject(), reason)),
                "WHITE_LISTING_REMOVED");
    }

    /** Adds an evaluation; they are kept in the order of their days. */
    static AgencyChange evaluated(Agency agency, Evaluation evaluation, Hand hand) {
        if (evaluation.on().isAfter(hand.today())) {
            return new Invalid(
                    "on", "must not be after " + hand.today() + ", found " + evaluation.on());
        }
        var evaluations = new ArrayList<>(agency.evaluations());
        var later = evaluations.stream().filter(e -> e.on().isAfter(evaluation.on())).count();
        evaluations.add(evaluations.size() - (int) later, evaluation);
        return new Changed(next(agency, agency.whiteList(), evaluations), "EVALUATED");
    }

    private static Agency withLast(Agency agency, WhiteListing entry) {
        var entries = new ArrayList<>(agency.whiteList());
        entries.set(entries.size() - 1, entry);
        return withWhiteList(agency, entries);
    }

    private static Agency withWhiteList(Agency agency, List<WhiteListing> entries) {
        return next(agency, entries, agency.evaluations());
    }

    private static Agency next(
            Agency agency, List<WhiteListing> whiteList, List<Evaluation> evaluations) {
        return new Agency(
                agency.agencyId(),
                agency.version() + 1,
                agency.name(),
                agency.kind(),
                agency.licences(),
                agency.authorisations(),
                agency.contract(),
                agency.dataProcessingAgreement(),
                agency.capacity(),
                whiteList,
                evaluations);
    }
}
