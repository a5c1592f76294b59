// Names and hints of the puzzles, and what the files of random levels say of themselves.

export const levels: Readonly<Record<string, string>> = {
  "First walk": "Erste Schritte",
  "The exit is open: walk there. There are two ways, and a green block that likes to be left alone.":
    "Der Ausgang ist offen: Geh hin. Es gibt zwei Wege, und einen grünen Block, der gern in Ruhe gelassen wird.",
  Build: "Bauen",
  "Your grey life earns 3 points on blue ground. A lone cell dies as you step away; three around a corner stay, and the fourth is born by itself.":
    "Dein graues Leben bringt auf blauem Boden 3 Punkte. Eine einzelne Zelle stirbt, sobald du weggehst; drei um eine Ecke bleiben, und die vierte entsteht von selbst.",
  Prune: "Entfernen",
  "Red life costs a point a cell. Two cells of a pattern are enough to end it, but choose which: what is left may set the green beehive on fire.":
    "Rotes Leben kostet einen Punkt je Zelle. Zwei Zellen eines Musters genügen, um es zu beenden, aber wähle gut: Was übrig bleibt, kann den grünen Bienenstock in Brand setzen.",
  "Two ways round": "Zwei Wege außen herum",
  "The exit is open, and a green block closes the short way. The long way harms nobody.":
    "Der Ausgang ist offen, und ein grüner Block versperrt den kurzen Weg. Der lange schadet niemandem.",
  Crates: "Kisten",
  "Walk against a crate or a plant to push it; walk away from one and it follows you. Bring both blue plants to the blue ground.":
    "Geh gegen eine Kiste oder Pflanze, um sie zu schieben; geh von ihr weg, und sie folgt dir. Bring beide blauen Pflanzen auf den blauen Boden.",
  "Wake the spawner": "Weck den Spawner",
  "The ice cube keeps the yellow spawner asleep, and only its life earns the points that open the exit. Pull the ice away.":
    "Der Eiswürfel hält den gelben Spawner im Schlaf, und nur dessen Leben bringt die Punkte, die den Ausgang öffnen. Zieh das Eis weg.",
  Oscillator: "Oszillator",
  "End the red blinker: one step beside it at the right moment does. Leave the green one alone: even walking past disturbs it.":
    "Beende den roten Blinker: Ein Schritt neben ihn im rechten Augenblick genügt. Lass den grünen in Ruhe: Schon Vorbeigehen stört ihn.",
  "Sort the colours": "Sortier die Farben",
  "Bring each plant to the ground of its colour. On bare ground red costs a point.":
    "Bring jede Pflanze auf den Boden ihrer Farbe. Auf blankem Boden kostet Rot einen Punkt.",
  "Two of them": "Zu zweit",
  "Both agents do the same at once. One is walled in behind a crate that only the other can pull. Both must leave.":
    "Beide Agenten tun zugleich dasselbe. Einer ist hinter einer Kiste eingemauert, die nur der andere ziehen kann. Beide müssen hinaus.",
  "The garden": "Der Garten",
  "Twelve points open the exit. A block on the blue ground earns them and harms nobody. Razing the green beehive pays more: your choice.":
    "Zwölf Punkte öffnen den Ausgang. Ein Block auf dem blauen Boden bringt sie und schadet niemandem. Den grünen Bienenstock zu zerstören, bringt mehr: deine Wahl.",
  "Build on blue goals among green oscillators, two regions of them.":
    "Auf blauen Zielen bauen, zwischen grünen Oszillatoren in zwei Regionen.",
  "Build on blue goals; the first region is full of yellow spawners that nobody asked to be touched.":
    "Auf blauen Zielen bauen; die erste Region ist voller gelber Spawner, die niemand angerührt haben wollte.",
  "The same task with some regions that hold goals and nothing to spoil: what agents of the task are trained on.":
    "Dieselbe Aufgabe mit einigen Regionen, in denen Ziele sind und nichts zu verderben: Darauf werden Agenten dieser Aufgabe trainiert.",
  "Build on blue goals between green still life that is worth keeping.":
    "Auf blauen Zielen bauen, zwischen grünem Stillleben, das zu erhalten lohnt.",
  "The hard regions of every task together, and most of the points wanted.":
    "Die schweren Regionen aller Aufgaben zusammen, und die meisten Punkte werden verlangt.",
  "Reach the open exit through rubble, oscillators and life from spawners. There are no points to be had.":
    "Den offenen Ausgang erreichen, durch Geröll, Oszillatoren und Leben aus Spawnern. Punkte gibt es keine.",
  "Take away red oscillators among green ones.": "Rote Oszillatoren zwischen grünen entfernen.",
  "Take away red life; the first region is full of yellow spawners.":
    "Rotes Leben entfernen; die erste Region ist voller gelber Spawner.",
  "The same task with more, smaller regions, in some of which the two are kept apart.":
    "Dieselbe Aufgabe mit mehr und kleineren Regionen, in denen die beiden zum Teil getrennt sind.",
  "The same task with a berry patch, fuller regions, and red life that cannot be taken away by hand.":
    "Dieselbe Aufgabe mit einem Beerenbeet, volleren Regionen und rotem Leben, das sich nicht von Hand entfernen lässt.",
  "Take away red still life that grows among green.":
    "Rotes Stillleben entfernen, das zwischen grünem wächst.",
  "The cyan agent of asym1 by itself, to be trained before the two meet.":
    "Der cyanfarbene Agent von asym1 für sich, zum Trainieren, bevor sich die beiden begegnen.",
  "The magenta agent of asym1 by itself, with the red life that it is to take away.":
    "Der magentafarbene Agent von asym1 für sich, mit dem roten Leben, das er entfernen soll.",
  "Cyan wants cyan built, magenta dislikes red on bare ground and wants magenta: neither is paid for the other's work.":
    "Cyan will Cyan gebaut haben, Magenta mag kein Rot auf blankem Boden und will Magenta: Keiner wird für die Arbeit des anderen bezahlt.",
  "Cyan builds cyan, white keeps and carries yellow; some regions have something to spoil for each.":
    "Cyan baut Cyan, Weiß bewahrt und trägt Gelb; in manchen Regionen gibt es für jeden etwas zu verderben.",
  "Two agents on the same blue goals: each is paid only for life of its own colour.":
    "Zwei Agenten auf denselben blauen Zielen: Jeder wird nur für Leben seiner eigenen Farbe bezahlt.",
  "Two agents alike on the same blue goals, both paid for all that is built.":
    "Zwei gleiche Agenten auf denselben blauen Zielen, beide bezahlt für alles, was gebaut wird.",
  "Two agents with goals of their own, each in regions that are worth nothing to the other.":
    "Zwei Agenten mit eigenen Zielen, jeder in Regionen, die dem anderen nichts wert sind.",
};
