/**
 * Keys, and what they seal: values in the database, their fingerprints, and commands' endpoints.
 */
@NullMarked
package io.forbear.vault;

import org.jspecify.annotations.NullMarked;
