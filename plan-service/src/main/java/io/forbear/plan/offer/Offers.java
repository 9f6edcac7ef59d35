package io.forbear.plan.offer;

import static io.forbear.service.row.Column.get;

import io.forbear.plan.plan.ProposalBody;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
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

    Mono<Void> insert(Kept kept, String madeBy, Instant madeAt) {
        var offer = kept.offer();
        return database.sql(
                        """
                        INSERT INTO plan_offer VALUES (
                            :offerId, :debtorId, :madeAt, :madeBy, :expiresAt, :offer::jsonb,
                            :proposal::jsonb)
                        """)
                .bind("offerId", offer.offerId())
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
