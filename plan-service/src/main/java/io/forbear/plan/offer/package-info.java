/** Plans that a debtor can choose from: lawful, affordable, ranked with reasons. */
@NullMarked
package io.forbear.plan.offer;

import org.jspecify.annotations.NullMarked;
