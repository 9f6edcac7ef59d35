package io.forbear.contact.casework;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.proposal.ProposalState;
import tools.jackson.databind.json.JsonMapper;

/** How a dossier lies in the database. */
public final class DossierJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .changeDefaultPropertyInclusion(
                            old -> old.withValueInclusion(JsonInclude.Include.NON_NULL))
                    .addMixIn(ProposalState.class, StateName.class)
                    .build();

    private DossierJson() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    private interface StateName {}

    static byte[] write(Dossier dossier) {
        return MAPPER.writeValueAsBytes(dossier);
    }

    public static Dossier read(byte[] json) {
        return MAPPER.readValue(json, Dossier.class);
    }
}
