package io.forbear.contact.approved;

import io.forbear.contact.template.ApprovedText;
import java.time.Instant;

/**
 * A version of a wording that holds or held.
 *
 * @param edition the version of the file it first held with; its activation names both persons
 */
public record ApprovedVersion(
        String digest, ApprovedText text, String edition, Instant approvedAt) {}
