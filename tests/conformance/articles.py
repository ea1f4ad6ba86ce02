"""Articles about wars that share nothing, as outlets print them: invented, for properties of any text."""

ARTICLES = (
    """Rebels take river port as army pulls back

KAMPALA, 14 September (Agency) - Rebels captured the river port of Malakal on Tuesday, the state governor
said, forcing at least 3,000 people to flee. He added that nine soldiers had been killed.

The army denied that the town had fallen. "Our troops hold Malakal," a spokesman told reporters, "and will
not leave." Two aid workers were reportedly missing.

In 1998 another army seized the port and held it for months.""",
    """Drones hit oil depot, governor says

Ukrainian drones struck an oil depot near Saratov overnight, according to the regional governor. Russia's
defence ministry said 12 drones had been shot down. Kyiv did not comment.

Meanwhile Russian troops advanced up to two kilometres west of Kreminna, a group of analysts reported on
Friday. Moscow plans an offensive there, a captured officer said.

Photo: smoke over the depot""",
    """Colombia: guerrillas and army trade blame

Clashes broke out between army units and guerrillas near Tame between 2 and 6 August. The governor of Arauca
said the guerrillas had lost "more than two dozen" men; the guerrillas said they had lost four.

Twenty-three villagers were abducted from the hamlet of Onda Chica. Will they be freed? Nobody knows.

The two sides agreed to a truce last year, which each accuses the other of breaking.""",
    """MARAWI (Staff report) — Fighting continued in Marawi on Monday between troops and the Maute group. Jets
bombed the eastern part of the city; an air strike killed three soldiers by mistake, the military said.

Residents, citing relatives, said dozens of civilians remained. If talks fail, “our planes will strike
again,” an officer said. The Red Cross delivered food to 1.2 million people – half of them children.

Read more: ten dishes for the holiday""",
    """Yemen: coalition and Houthis at odds over Mocha

A Saudi-led coalition air raid hit Hodeidah on Sunday night, medics told the agency, killing between eight
and ten people and wounding some 30. Turkish-backed fighters were not involved.

Houthi fighters claim to have retaken the coastal road. Pro-government forces still control Mocha, Taiz and
a stretch of the N4, about 30 km (19 miles) south-east of the port.

"It is calm," wrote Colonel A. B. Naji. "For now."
Comments (2)
user77: they took it weeks ago!!""",
    """<html><head><title>Ceasefire broken in Karabakh</title></head><body><article><h1>Ceasefire broken</h1>
<p>Armenia and Azerbaijan accused each other on 12 October 2020 of shelling Stepanakert and Ganja, hours
after a ceasefire took effect.</p><p>Azerbaijani troops took seven villages, President Ilham Aliyev said;
the two countries' ministers had met in Moscow.</p></article>
<footer>All rights reserved</footer></body></html>""",
)
