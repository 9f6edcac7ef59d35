package io.forbear.compliance.availability;

import io.forbear.rules.ActorKind;
import io.forbear.rules.PartyKind;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.Purpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a contact that nobody has proposed yet; what is null is {@linkplain Assumed
 * assumed}.
 *
 * @param accountIds the accounts it would be about; none: the first known and those alike
 * @param legalEntityId who would make it
 * @param onBehalfOf the creditor that entity would act for
 */
public record Prospect(
        List<String> accountIds,
        @Nullable Purpose purpose,
        @Nullable String personId,
        @Nullable PartyKind partyKind,
        @Nullable String legalEntityId,
        @Nullable ActorKind actorKind,
        @Nullable String onBehalfOf,
        @Nullable PlaceKind place,
        @Nullable String endpoint) {
    public Prospect {
        accountIds = List.copyOf(accountIds);
    }
}
