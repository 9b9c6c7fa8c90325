/// Tests of the socket, with a real client ([org.convoke.server.realtime.Listening]).
package org.convoke.server.realtime;
