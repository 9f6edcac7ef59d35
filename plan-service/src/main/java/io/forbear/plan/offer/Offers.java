package io.forbear.plan.offer;

import static io.forbear.service.row.Column.get;

import io.forbear.plan.offer.Offering.NotOffered;
import io.forbear.plan.plan.ProposalBody;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Keeps offers. */
@Component
class Offers {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT =
            "SELECT offer::text AS offer, proposal::text AS proposal, plan_id FROM plan_offer ";

    private final DatabaseClient database;

    Offers(DatabaseClient database) {
        this.database = database;
    }

    /**
     * An offer and how to propose it.
     *
     * @param offer with the plan it became
     */
    record Kept(Offer offer, ProposalBody proposal) {
        /** Whether it is for a debtor and concerns none but these accounts. */
        boolean isWithin(String debtorId, Collection<String> accountIds) {
            return offer.debtorId().equals(debtorId)
                    && accountIds.containsAll(proposal.accountIds());
        }
    }

    /**
     * What was answered to a wish.
     *
     * @param affordabilityId the assessment it rests on
     * @param notOffered what was tried besides, with why it cannot be
     */
    record Offered(String affordabilityId, List<Offer> offers, List<NotOffered> notOffered) {
        Offered {
            offers = List.copyOf(offers);
            notOffered = List.copyOf(notOffered);
        }
    }

    /** Keeps what was answered but for the offers, which are kept each by itself. */
    Mono<Void> insert(String offeringId, Offered answer, Instant madeAt) {
        return database.sql(
                        """
                        INSERT INTO plan_offering VALUES (
                            :offeringId, :affordabilityId, :madeAt, :notOffered::jsonb)
                        """)
                .bind("offeringId", offeringId)
                .bind("affordabilityId", answer.affordabilityId())
                .bind("madeAt", madeAt)
                .bind("notOffered", JSON.writeValueAsString(answer.notOffered()))
                .then();
    }

    /** What was answered, each offer with the plan it has become since. */
    Mono<Offered> offered(String offeringId) {
        var made =
                database.sql(SELECT + "WHERE offering_id = :offeringId ORDER BY offer_id")
                        .bind("offeringId", offeringId)
                        .map(Offers::kept)
                        .all()
                        .map(Kept::offer)
                        .collectList();
        return made.flatMap(found -> answer(offeringId, found));
    }

    private Mono<Offered> answer(String offeringId, List<Offer> made) {
        return database.sql(
                        """
                        SELECT affordability_id, not_offered::text AS not_offered
                        FROM plan_offering WHERE offering_id = :offeringId
                        """)
                .bind("offeringId", offeringId)
                .map(
                        row ->
                                new Offered(
                                        get(row, "affordability_id", String.class),
                                        made,
                                        JSON.readerForListOf(NotOffered.class)
                                                .readValue(get(row, "not_offered", String.class))))
                .one();
    }

    Mono<Void> insert(Kept kept, String offeringId, String madeBy, Instant madeAt) {
        var offer = kept.offer();
        return database.sql(
                        """
                        INSERT INTO plan_offer (
                            offer_id, offering_id, debtor_id, made_at, made_by, expires_at, offer,
                            proposal)
                        VALUES (
                            :offerId, :offeringId, :debtorId, :madeAt, :madeBy, :expiresAt,
                            :offer::jsonb, :proposal::jsonb)
                        """)
                .bind("offerId", offer.offerId())
                .bind("offeringId", offeringId)
                .bind("debtorId", offer.debtorId())
                .bind("madeAt", madeAt)
                .bind("madeBy", madeBy)
                .bind("expiresAt", offer.expiresAt())
                .bind("offer", JSON.writeValueAsString(offer))
                .bind("proposal", JSON.writeValueAsString(kept.proposal()))
                .then();
    }

    /** An offer, which nobody else accepts until the surrounding transaction ends. */
    Mono<Kept> hold(String offerId) {
        return database.sql(SELECT + "WHERE offer_id = :offerId FOR UPDATE")
                .bind("offerId", offerId)
                .map(Offers::kept)
                .one();
    }

    /** The offers of a debtor that still stand, in the order in which they were made. */
    Flux<Kept> standing(String debtorId, Instant now) {
        return database.sql(
                        SELECT
                                + "WHERE debtor_id = :debtorId AND expires_at >= :now"
                                + " ORDER BY offer_id LIMIT 100")
                .bind("debtorId", debtorId)
                .bind("now", now)
                .map(Offers::kept)
                .all();
    }

    /** Who made an offer. */
    Mono<String> madeBy(String offerId) {
        return database.sql("SELECT made_by FROM plan_offer WHERE offer_id = :offerId")
                .bind("offerId", offerId)
                .map(row -> get(row, "made_by", String.class))
                .one();
    }

    /** Notes which plan an offer became. */
    Mono<Void> became(String offerId, String planId) {
        return database.sql("UPDATE plan_offer SET plan_id = :planId WHERE offer_id = :offerId")
                .bind("planId", planId)
                .bind("offerId", offerId)
                .then();
    }

    private static Kept kept(Readable row) {
        return new Kept(
                JSON.readValue(get(row, "offer", String.class), Offer.class)
                        .as(row.get("plan_id", String.class)),
                JSON.readValue(get(row, "proposal", String.class), ProposalBody.class));
    }
}
