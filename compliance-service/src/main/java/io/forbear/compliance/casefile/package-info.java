/** The facts known about a debtor as small rows of a key-value store, and their encoding. */
@NullMarked
package io.forbear.compliance.casefile;

import org.jspecify.annotations.NullMarked;
