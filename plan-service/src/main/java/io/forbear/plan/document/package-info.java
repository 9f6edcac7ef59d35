/** The agreement of a plan as a document, from approved wording. */
@NullMarked
package io.forbear.plan.document;

import org.jspecify.annotations.NullMarked;
