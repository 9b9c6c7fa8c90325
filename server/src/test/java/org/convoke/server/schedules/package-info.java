/// Tests of schedules.
package org.convoke.server.schedules;
